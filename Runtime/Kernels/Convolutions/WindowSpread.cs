using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// Adds each pixel of an image times the window's weights to the window's place in a frame: the input gradient of a convolution, and a transposed convolution.
/// Lines of pixels are the rows of a tile, a run of the window its columns, and the weights are in panels of the run, <c>[groups][runs][length /
/// 16][filters][16]</c>.
/// </summary>
/// <typeparam name="T">The convolution whose results these pixels are.</typeparam>
internal static class WindowSpread<T>
    where T : struct, IConvolution
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Accumulates images in frames and copies them out.</summary>
    /// <param name="pixels">The first pixel of the first image.</param>
    /// <param name="pixelsStride">Floats from one image's pixels to those of the next one.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="frame">Room for a frame.</param>
    /// <param name="images">Receives the images, each followed by zeros.</param>
    /// <param name="imagesStride">Floats from image to image.</param>
    /// <param name="rows">Images.</param>
    [MethodImpl(Hot)]
    public static void Images(ref float pixels, int pixelsStride, ref float weights, ref float frame, ref float images, int imagesStride, int rows)
    {
        for (int index = 0; index < rows; index++)
        {
            MemoryMarshal.CreateSpan(ref frame, ConvolutionOf<T>.Sizes.FrameLength).Clear();
            Image(ref Unsafe.Add(ref pixels, (nint)index * pixelsStride), ref weights, ref frame);
            ConvolutionOf<T>.Sizes.Crop(ref frame, ref Unsafe.Add(ref images, (nint)index * imagesStride), imagesStride);
        }
    }

    /// <summary>Adds the pixels of one image.</summary>
    /// <param name="pixels">The first pixel.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="frame">The frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Image(ref float pixels, ref float weights, ref float frame)
    {
        // Each variant is a separate method: unused ones are never compiled, and a used one is compiled for its tile.
        if (SpreadTileOf<T>.WideRows > 0 && Vector512.IsHardwareAccelerated)
        {
            Wide(ref pixels, ref weights, ref frame);
        }
        else
        {
            Narrow(ref pixels, ref weights, ref frame);
        }
    }

    [MethodImpl(Hot)]
    private static void Wide(ref float pixels, ref float weights, ref float frame) =>
        Heights<Vector512<float>, WideLanes>.Of(
            SpreadTileOf<T>.WideRows, SpreadTileOf<T>.WideVectors, new Windows<Vector512<float>, WideLanes>(ref pixels, ref weights, ref frame));

    [MethodImpl(Hot)]
    private static void Narrow(ref float pixels, ref float weights, ref float frame) =>
        Heights<Vector<float>, NarrowLanes>.Of(
            SpreadTileOf<T>.Rows, SpreadTileOf<T>.Vectors, new Windows<Vector<float>, NarrowLanes>(ref pixels, ref weights, ref frame));

    private readonly ref struct Windows<TVector, TLanes> : ITileUse<TVector, TLanes>
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        private readonly ref float image;
        private readonly ref float weights;
        private readonly ref float frame;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Windows(ref float image, ref float weights, ref float frame)
        {
            this.image = ref image;
            this.weights = ref weights;
            this.frame = ref frame;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Of<TRows>()
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            int panelsOfTile = TLanes.IsWide ? TRows.Vectors : 1;
            for (int place = 0; place < ConvolutionOf<T>.Places; place++)
            {
                ref float w = ref weights;
                for (int group = 0; group < ConvolutionOf<T>.Groups; group++)
                {
                    ref float pixels = ref Unsafe.Add(ref image, (place * ConvolutionOf<T>.Filters) + (group * ConvolutionOf<T>.FiltersOfGroup));
                    ref float line = ref Unsafe.Add(ref frame, (place * ConvolutionOf<T>.Step) + (group * ConvolutionOf<T>.ChannelsOfGroup));
                    for (int runLine = 0; runLine < ConvolutionOf<T>.RunLines; runLine++)
                    {
                        ref float run = ref line;
                        for (int point = 0; point < ConvolutionOf<T>.RunsOfLine; point++)
                        {
                            for (int panel = 0; panel < ConvolutionOf<T>.PanelsOfRun; panel += panelsOfTile)
                            {
                                Lines<TRows>(ref pixels, ref w, ref Unsafe.Add(ref run, panel * Panel.Width));
                                w = ref Unsafe.Add(ref w, panelsOfTile * (ConvolutionOf<T>.FiltersOfGroup * Panel.Width));
                            }

                            run = ref Unsafe.Add(ref run, ConvolutionOf<T>.Right);
                        }

                        line = ref Unsafe.Add(ref line, ConvolutionOf<T>.Down);
                    }
                }
            }
        }

        /// <summary>All lines, tile by tile, then the remaining ones. (A tile that is moved back would add twice.)</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Lines<TRows>(ref float pixels, ref float w, ref float window)
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            for (int line = TRows.Rows; line <= ConvolutionOf<T>.Lines; line += TRows.Rows)
            {
                new SpreadTile<T, TVector, TLanes>(ref pixels, ref w, ref window).Of<TRows>();
                pixels = ref Unsafe.Add(ref pixels, TRows.Rows * (ConvolutionOf<T>.Places * ConvolutionOf<T>.Filters));
                window = ref Unsafe.Add(ref window, TRows.Rows * ConvolutionOf<T>.LineStep);
            }

            if (!TLanes.IsWide && SpreadTileOf<T>.Rest > 0)
            {
                Heights<TVector, TLanes>.Of(SpreadTileOf<T>.Rest, SpreadTileOf<T>.Vectors, new SpreadTile<T, TVector, TLanes>(ref pixels, ref w, ref window));
            }
        }
    }
}
