using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>
/// Adds each pixel of an image times the window's weights to the place where the window stands, in a frame: the input gradient of a convolution, and a transposed one. Lines of pixels are the rows of
/// a tile, a run of the window its columns, and the weights lie in panels of the run, <c>[groups][runs][length / 16][filters][16]</c>.
/// </summary>
/// <typeparam name="TFilters">Filters of a group.</typeparam>
/// <typeparam name="TPixels">Floats from a line of pixels to the next one.</typeparam>
/// <typeparam name="TLineStep">Floats from a window to the next one below.</typeparam>
/// <typeparam name="TRest">Lines that are left over when narrow tiles have taken theirs; 0 where they divide them.</typeparam>
/// <typeparam name="TTile">The tile: lines × vectors of a run.</typeparam>
/// <typeparam name="TWide">That with vectors of 512 bits; of 0 rows where they gain nothing.</typeparam>
internal static class WindowSpread<TFilters, TPixels, TLineStep, TRest, TTile, TWide>
    where TFilters : struct, ISize
    where TPixels : struct, ISize
    where TLineStep : struct, ISize
    where TRest : struct, ISize
    where TTile : struct, ITileSize
    where TWide : struct, ITileSize
{
    /// <summary>Adds the pixels of one image.</summary>
    /// <param name="s">The convolution of whose result the pixels are.</param>
    /// <param name="pixels">The first pixel.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="frame">The frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Image(in ConvolutionSizes s, ref float pixels, ref float weights, ref float frame)
    {
        if (Vector512.IsHardwareAccelerated && TWide.Rows > 0)
        {
            Heights<Vector512<float>, WideLanes>.Of(TWide.Rows, TWide.Vectors, new Windows<D0, Vector512<float>, WideLanes>(in s, ref pixels, ref weights, ref frame));
        }
        else
        {
            Heights<Vector<float>, NarrowLanes>.Of(TTile.Rows, TTile.Vectors, new Windows<TRest, Vector<float>, NarrowLanes>(in s, ref pixels, ref weights, ref frame));
        }
    }

    private readonly ref struct Windows<TLeft, TVector, TLanes> : ITileUse<TVector, TLanes>
        where TLeft : struct, ISize
        where TVector : struct
        where TLanes : struct, ILanes<TVector>
    {
        private readonly ref readonly ConvolutionSizes sizes;
        private readonly ref float image;
        private readonly ref float weights;
        private readonly ref float frame;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Windows(in ConvolutionSizes sizes, ref float image, ref float weights, ref float frame)
        {
            this.sizes = ref sizes;
            this.image = ref image;
            this.weights = ref weights;
            this.frame = ref frame;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Of<TRows>()
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            // All sizes first: what the JIT inlines is read in this order, and it inlines only so much.
            ref readonly ConvolutionSizes s = ref sizes;
            int places = s.Places, filters = s.Filters, step = s.Step, groups = s.Groups, channels = s.ChannelsOfGroup, runLines = s.RunLines, runsOfLine = s.RunsOfLine, panels = s.PanelsOfRun;
            int down = s.Down, right = s.Right, lines = s.Lines, panelsOfTile = TLanes.IsWide ? TRows.Vectors : 1, weightsOfTile = panelsOfTile * TFilters.Value * Panel.Width;
            for (int place = 0; place < places; place++)
            {
                ref float w = ref weights;
                for (int group = 0; group < groups; group++)
                {
                    ref float pixels = ref Unsafe.Add(ref image, (place * filters) + (group * TFilters.Value));
                    ref float line = ref Unsafe.Add(ref frame, (place * step) + (group * channels));
                    for (int runLine = 0; runLine < runLines; runLine++)
                    {
                        ref float run = ref line;
                        for (int point = 0; point < runsOfLine; point++)
                        {
                            for (int panel = 0; panel < panels; panel += panelsOfTile)
                            {
                                Lines<TRows>(ref pixels, ref w, ref Unsafe.Add(ref run, panel * Panel.Width), lines, TLeft.Value);
                                w = ref Unsafe.Add(ref w, weightsOfTile);
                            }

                            run = ref Unsafe.Add(ref run, right);
                        }

                        line = ref Unsafe.Add(ref line, down);
                    }
                }
            }
        }

        /// <summary>All lines, tile by tile; then those left over. (A tile that is moved back would add twice.) How many these are is a constant of the caller.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Lines<TRows>(ref float pixels, ref float w, ref float window, int lines, int rest)
            where TRows : struct, ITile<TRows, TVector, TLanes>
        {
            for (int line = TRows.Rows; line <= lines; line += TRows.Rows)
            {
                new SpreadTile<TFilters, TPixels, TLineStep, TVector, TLanes>(ref pixels, ref w, ref window).Of<TRows>();
                pixels = ref Unsafe.Add(ref pixels, TRows.Rows * TPixels.Value);
                window = ref Unsafe.Add(ref window, TRows.Rows * TLineStep.Value);
            }

            if (rest > 0)
            {
                Heights<TVector, TLanes>.Of(rest, TTile.Vectors, new SpreadTile<TFilters, TPixels, TLineStep, TVector, TLanes>(ref pixels, ref w, ref window));
            }
        }
    }
}
