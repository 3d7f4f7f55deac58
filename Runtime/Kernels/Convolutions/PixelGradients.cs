using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// The weight gradient of a convolution, or of a transposed one: the sums of a · d over all pixels of all images, in blocks of neighbouring values of a × a panel of d. A few images at a time go through
/// all blocks, so that they are read from memory once; the sums wait in the gradient meanwhile.
/// </summary>
/// <typeparam name="TOrder">How blocks are counted.</typeparam>
/// <typeparam name="TValues">Floats of a from pixel to pixel.</typeparam>
/// <typeparam name="TVectors">Floats of d from pixel to pixel.</typeparam>
/// <typeparam name="TWhole">Pixels of a line that are done in a loop, four in a turn.</typeparam>
/// <typeparam name="TRest">The rest of its pixels, a digit: the JIT must know it before it inlines.</typeparam>
/// <typeparam name="TTile">The tile: values × vectors.</typeparam>
/// <typeparam name="TSets">Sets of sums that such a tile has, a digit: the JIT must know it before it inlines.</typeparam>
/// <typeparam name="TWide">That with vectors of 512 bits, which narrow ones divide: a block is either. Of 0 rows where there is none.</typeparam>
internal static class PixelGradients<TOrder, TValues, TVectors, TWhole, TRest, TTile, TSets, TWide>
    where TOrder : struct, IGradientOrder
    where TValues : struct, ISize
    where TVectors : struct, ISize
    where TWhole : struct, ISize
    where TRest : struct, ISize
    where TTile : struct, ITileSize
    where TSets : struct, ISize
    where TWide : struct, ITileSize
{
    // Half of a first cache of 32 KB, in floats: images of one turn.
    private const int FloatsOfTurn = 4096;

    // Inputs of a block.
    private static int BlockRows
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Math.Max(TTile.Rows, TWide.Rows);
    }

    /// <summary>Writes the blocks <paramref name="from"/> ≤ block &lt; <paramref name="to"/>.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="a">The first image of a.</param>
    /// <param name="aStride">Floats from image to image.</param>
    /// <param name="aLine">Floats from line to line.</param>
    /// <param name="d">The first image of d.</param>
    /// <param name="dStride">Floats from image to image.</param>
    /// <param name="dLine">Floats from line to line.</param>
    /// <param name="dw">Receives the gradient.</param>
    /// <param name="rows">Images.</param>
    /// <param name="from">First block.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write(in ConvolutionSizes sizes, ref float a, int aStride, int aLine, ref float d, int dStride, int dLine, ref float dw, int rows, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        int length = TOrder.Length(in sizes), blocks = (length + BlockRows - 1) / BlockRows;

        // The blocks' part of the gradient, which lies in one piece, starts at zero.
        int begin = Begin(from, blocks, length), end = Begin(to, blocks, length);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref dw, begin), end - begin).Clear();

        // So many images go through all blocks while the first cache holds them.
        int images = Math.Max(1, FloatsOfTurn / (aStride + dStride));
        for (int first = 0; first < rows; first += images)
        {
            int count = Math.Min(images, rows - first);
            ref float firstA = ref Unsafe.Add(ref a, (nint)first * aStride);
            ref float firstD = ref Unsafe.Add(ref d, (nint)first * dStride);
            if (Vector512.IsHardwareAccelerated && TWide.Rows > 0)
            {
                Heights<Vector512<float>, WideLanes>.Of(
                    TWide.Rows, TWide.Vectors,
                    new Blocks<D1, Vector512<float>, WideLanes>(in sizes, ref firstA, aStride, aLine, ref firstD, dStride, dLine, ref dw, count, from, to));
            }
            else
            {
                Heights<Vector<float>, NarrowLanes>.Of(
                    TTile.Rows, TTile.Vectors,
                    new Blocks<TSets, Vector<float>, NarrowLanes>(in sizes, ref firstA, aStride, aLine, ref firstD, dStride, dLine, ref dw, count, from, to));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Begin(int block, int blocks, int length) => ((block / blocks * length) + (block % blocks * BlockRows)) * Panel.Width;

    private readonly ref struct Blocks<TSums, TVector, TLanes> : ITileUse<TVector, TLanes>
        where TSums : struct, ISize
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        private readonly ref readonly ConvolutionSizes sizes;
        private readonly ref float a;
        private readonly ref float d;
        private readonly ref float dw;
        private readonly int aStride;
        private readonly int aLine;
        private readonly int dStride;
        private readonly int dLine;
        private readonly int images;
        private readonly int from;
        private readonly int to;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Blocks(in ConvolutionSizes sizes, ref float a, int aStride, int aLine, ref float d, int dStride, int dLine, ref float dw, int images, int from, int to)
        {
            this.sizes = ref sizes;
            this.a = ref a;
            this.aStride = aStride;
            this.aLine = aLine;
            this.d = ref d;
            this.dStride = dStride;
            this.dLine = dLine;
            this.dw = ref dw;
            this.images = images;
            this.from = from;
            this.to = to;
        }

        /// <summary>A tile at the end is moved back over values of the one before it, which it leaves alone.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Of<TRows>()
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            int length = TOrder.Length(in sizes), blocks = (length + BlockRows - 1) / BlockRows, columns = TLanes.IsWide ? Panel.Width : TRows.Vectors * 8;
            for (int block = from; block < to; block++)
            {
                var place = TOrder.At(in sizes, block / blocks);
                int start = block % blocks * BlockRows, end = Math.Min(start + BlockRows, length);
                for (int tile = start; tile < end; tile += TRows.Rows)
                {
                    int value = Math.Min(tile, length - TRows.Rows);
                    for (int column = 0; column < columns; column += TRows.Vectors * TLanes.Count)
                    {
                        Tile<TRows>(
                            ref Unsafe.Add(ref a, place.Values + value), ref Unsafe.Add(ref d, place.Vectors + column), ref Unsafe.Add(ref dw, place.Gradient + (value * Panel.Width) + column), value - tile,
                            place.Columns - column, TSums.Value, TRest.Value);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Tile<TRows>(ref float values, ref float vectors, ref float g, int row, int columns, int count, int rest)
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            // From the first vector of a row to the second one. With 16 lanes one vector fills the panel: then the second is the first again, and computes and stores the same.
            int second = TLanes.Count % Panel.Width;
            Unsafe.SkipInit(out Sets<TRows, TVector, TLanes> sets);
            sets.Load(ref g, Panel.Width, second, count);
            for (int image = 0; image < images; image++)
            {
                ref float ofA = ref Unsafe.Add(ref values, image * aStride);
                ref float ofD = ref Unsafe.Add(ref vectors, image * dStride);
                for (int line = 0; line < sizes.Lines; line++)
                {
                    sets.AddSteps(ref ofA, 1, TValues.Value, ref ofD, second, TVectors.Value, TWhole.Value, rest, count);
                    ofA = ref Unsafe.Add(ref ofA, aLine);
                    ofD = ref Unsafe.Add(ref ofD, dLine);
                }
            }

            var sums = sets.Join(count);
            if (row == 0 && columns >= TRows.Vectors * TLanes.Count)
            {
                sums.Finish(new StoreFinish<TVector, TLanes>(ref g), 0, 0, 0, 0, 0, Panel.Width, second);
            }
            else
            {
                FinishPart(sums, ref g, row, columns);
            }
        }

        // A method of its own: where it is compiled in, the JIT has to inline too much.
        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void FinishPart<TRows>(TRows sums, ref float g, int row, int columns)
            where TRows : struct, ITile<TRows, TVector, TLanes> =>
            sums.Finish(new GradientFinish<TVector, TLanes>(ref g, columns), 0, row, 0, 1, 0, Panel.Width, TLanes.Count % Panel.Width);
    }
}
