using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// The weight gradient of a convolution, or of a transposed one: the sums of a · d over all pixels of all images, in blocks of neighbouring values of a × a
/// panel of d. A few images at a time go through all blocks, so that they are read from memory once; meanwhile the gradient holds the partial sums.
/// </summary>
/// <typeparam name="T">The convolution.</typeparam>
/// <typeparam name="TOrder">How blocks are counted.</typeparam>
internal static class PixelGradients<T, TOrder>
    where T : struct, IConvolution
    where TOrder : struct, IGradientOrder
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // Half of a first-level cache of 32 KB, in floats: the images of one turn.
    private const int FloatsOfTurn = 4096;

    /// <summary>Writes the blocks <paramref name="from"/> ≤ block &lt; <paramref name="to"/>.</summary>
    /// <param name="a">The first image of a.</param>
    /// <param name="aStride">Floats from image to image.</param>
    /// <param name="d">The first image of d.</param>
    /// <param name="dStride">Floats from image to image.</param>
    /// <param name="dw">Receives the gradient.</param>
    /// <param name="rows">Images.</param>
    /// <param name="from">First block.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(Hot)]
    public static void Write(ref float a, int aStride, ref float d, int dStride, ref float dw, int rows, int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        // The blocks' part of the gradient is contiguous and starts at zero.
        int begin = Begin(from), end = Begin(to);
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref dw, begin), end - begin).Clear();

        // As many images as fit the first-level cache go through all blocks.
        int images = Math.Max(1, FloatsOfTurn / (aStride + dStride));
        for (int first = 0; first < rows; first += images)
        {
            int count = Math.Min(images, rows - first);
            ref float firstA = ref Unsafe.Add(ref a, (nint)first * aStride);
            ref float firstD = ref Unsafe.Add(ref d, (nint)first * dStride);

            // Each variant is a separate method: unused ones are never compiled, and a used one is compiled for its tile.
            if (GradientOf<T, TOrder>.WideRows > 0 && Vector512.IsHardwareAccelerated)
            {
                Wide(ref firstA, aStride, ref firstD, dStride, ref dw, count, from, to);
            }
            else
            {
                Narrow(ref firstA, aStride, ref firstD, dStride, ref dw, count, from, to);
            }
        }
    }

    [MethodImpl(Hot)]
    private static void Wide(ref float a, int aStride, ref float d, int dStride, ref float dw, int images, int from, int to) =>
        Heights<Vector512<float>, WideLanes>.Of(
            GradientOf<T, TOrder>.WideRows, GradientOf<T, TOrder>.WideVectors,
            new Blocks<D1, Vector512<float>, WideLanes>(ref a, aStride, ref d, dStride, ref dw, images, from, to));

    [MethodImpl(Hot)]
    private static void Narrow(ref float a, int aStride, ref float d, int dStride, ref float dw, int images, int from, int to) =>
        Heights<Vector<float>, NarrowLanes>.Of(
            GradientOf<T, TOrder>.TileRows, GradientOf<T, TOrder>.TileVectors,
            new Blocks<SetsOfTile, Vector<float>, NarrowLanes>(ref a, aStride, ref d, dStride, ref dw, images, from, to));

    private static int Begin(int block)
    {
        int axis = block / GradientOf<T, TOrder>.Blocks, ofAxis = block % GradientOf<T, TOrder>.Blocks;
        return ((axis * GradientOf<T, TOrder>.Length) + (ofAxis * GradientOf<T, TOrder>.BlockRows)) * Panel.Width;
    }

    /// <summary>How many sets of sums a narrow tile has.</summary>
    private readonly struct SetsOfTile : ISize
    {
        public static int Value
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => GradientOf<T, TOrder>.Sets;
        }
    }

    private readonly ref struct Blocks<TSets, TVector, TLanes> : ITileUse<TVector, TLanes>
        where TSets : struct, ISize
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        private readonly ref float a;
        private readonly ref float d;
        private readonly ref float dw;
        private readonly int aStride;
        private readonly int dStride;
        private readonly int images;
        private readonly int from;
        private readonly int to;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Blocks(ref float a, int aStride, ref float d, int dStride, ref float dw, int images, int from, int to)
        {
            this.a = ref a;
            this.aStride = aStride;
            this.d = ref d;
            this.dStride = dStride;
            this.dw = ref dw;
            this.images = images;
            this.from = from;
            this.to = to;
        }

        /// <summary>Moves a tile at the end back over values of the previous one, which it leaves alone.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Of<TRows>()
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            int columns = TLanes.IsWide ? Panel.Width : TRows.Vectors * 8, blocks = GradientOf<T, TOrder>.Blocks, length = GradientOf<T, TOrder>.Length;
            for (int block = from; block < to; block++)
            {
                var place = TOrder.At(in ConvolutionOf<T>.Sizes, block / blocks);
                int start = block % blocks * GradientOf<T, TOrder>.BlockRows, end = Math.Min(start + GradientOf<T, TOrder>.BlockRows, length);
                for (int tile = start; tile < end; tile += TRows.Rows)
                {
                    int value = Math.Min(tile, length - TRows.Rows);
                    for (int column = 0; column < columns; column += TRows.Vectors * TLanes.Count)
                    {
                        ref float values = ref Unsafe.Add(ref a, place.Values + value);
                        ref float vectors = ref Unsafe.Add(ref d, place.Vectors + column);
                        ref float gradient = ref Unsafe.Add(ref dw, place.Gradient + (value * Panel.Width) + column);
                        Tile<TRows>(ref values, ref vectors, ref gradient, value - tile, place.Columns - column, TSets.Value);
                    }
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Tile<TRows>(ref float values, ref float vectors, ref float g, int row, int columns, int count)
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            // From the first vector of a row to the second one. With 16 lanes one vector fills the panel: then the second equals the first, and computes and
            // stores the same.
            int second = TLanes.Count % Panel.Width;
            Unsafe.SkipInit(out Sets<TRows, TVector, TLanes> sets);
            sets.Load(ref g, Panel.Width, second, count);
            for (int image = 0; image < images; image++)
            {
                ref float ofA = ref Unsafe.Add(ref values, image * aStride);
                ref float ofD = ref Unsafe.Add(ref vectors, image * dStride);
                for (int line = 0; line < ConvolutionOf<T>.Lines; line++)
                {
                    sets.AddSteps(
                        ref ofA, 1, GradientOf<T, TOrder>.Values, ref ofD, second, GradientOf<T, TOrder>.Vectors,
                        GradientOf<T, TOrder>.Whole, GradientOf<T, TOrder>.Rest, count);
                    ofA = ref Unsafe.Add(ref ofA, GradientOf<T, TOrder>.ValuesLine);
                    ofD = ref Unsafe.Add(ref ofD, GradientOf<T, TOrder>.VectorsLine);
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

        // A separate method: inlined, it would exceed the JIT's inlining budget.
        [MethodImpl(Hot)]
        private static void FinishPart<TRows>(TRows sums, ref float g, int row, int columns)
            where TRows : struct, ITile<TRows, TVector, TLanes> =>
            sums.Finish(new GradientFinish<TVector, TLanes>(ref g, columns), 0, row, 0, 1, 0, Panel.Width, TLanes.Count % Panel.Width);
    }
}
