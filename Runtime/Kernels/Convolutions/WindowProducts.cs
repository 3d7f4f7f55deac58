using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// y = tail(start + x * W) for images: neighbouring pixels of a line of the result are the rows of a tile, and each run of the window is a product of neighbouring floats. Weights lie in panels
/// <c>[groups][filters / 16][runs][length][16]</c>.
/// </summary>
/// <typeparam name="TStep">Floats from a window to the next one to the right.</typeparam>
/// <typeparam name="TRun">Floats of a run.</typeparam>
/// <typeparam name="TFilters">Floats of a pixel of the result.</typeparam>
/// <typeparam name="TStart">What the sums start with.</typeparam>
/// <typeparam name="TTail">What is done with them.</typeparam>
/// <typeparam name="TFinish">What is done with each tile: the tail, or the sums are stored, and the tail follows when the image is done.</typeparam>
/// <typeparam name="TVector">A vector of sums.</typeparam>
/// <typeparam name="TLanes">Its width.</typeparam>
internal readonly ref struct WindowProducts<TStep, TRun, TFilters, TStart, TTail, TFinish, TVector, TLanes> : ITileUse<TVector, TLanes>
    where TStep : struct, ISize
    where TRun : struct, ISize
    where TFilters : struct, ISize
    where TStart : struct, IStart
    where TTail : struct, ITail, allows ref struct
    where TFinish : struct, IFinish<TVector>, allows ref struct
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ref readonly ConvolutionSizes sizes;
    private readonly ref float weights;
    private readonly ref float bias;
    private readonly ImageRows x;
    private readonly TTail tail;
    private readonly TFinish finish;
    private readonly int stride;
    private readonly int rows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowProducts(in ConvolutionSizes sizes, ImageRows x, ref float weights, ref float bias, TTail tail, TFinish finish, int stride, int rows)
    {
        this.sizes = ref sizes;
        this.x = x;
        this.weights = ref weights;
        this.bias = ref bias;
        this.tail = tail;
        this.finish = finish;
        this.stride = stride;
        this.rows = rows;
    }

    /// <summary>Image by image. The last tile of a line is moved back over pixels that are done already, so that it is whole too.</summary>
    /// <remarks>
    /// What a tile stores over the end of a pixel is stored again: the last panel comes first, and in a panel the last column. With groups, the next group of the same pixel comes after it, so pixels
    /// are done one by one.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Of<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        if (sizes.Groups == 1)
        {
            Whole<TTile>();
        }
        else
        {
            Grouped<TTile>();
        }
    }

    /// <summary>Panels outside, the last one first, as its columns are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Whole<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        ref readonly ConvolutionSizes s = ref sizes;
        var last = finish;
        int panelsOfTile = TLanes.IsWide ? TTile.Vectors : 1, columns = TTile.Vectors * TLanes.Count, places = s.Places, lines = s.Lines, lineStep = s.LineStep, panelLength = s.Inputs * Panel.Width, runs = s.RunLines * s.RunsOfLine, runsOfLine = s.RunsOfLine, down = s.Down, right = s.Right;
        for (int index = 0; index < rows; index++)
        {
            ref float image = ref x.Image(index, in s);
            nint first = (nint)index * stride;
            for (int nextPanel = s.PanelsOfGroup - panelsOfTile; nextPanel > -panelsOfTile; nextPanel -= panelsOfTile)
            {
                int panel = Math.Max(nextPanel, 0);
                ref float ofPanel = ref Unsafe.Add(ref weights, panel * panelLength);
                ref float biasOfPanel = ref Unsafe.Add(ref bias, panel * Panel.Width);
                for (int line = 0; line < lines; line++)
                {
                    for (int next = 0; next < places; next += TTile.Rows)
                    {
                        int place = Math.Min(next, places - TTile.Rows), pixel = (((line * places) + place) * TFilters.Value) + (panel * Panel.Width);
                        ref float window = ref Unsafe.Add(ref image, (line * lineStep) + (place * TStep.Value));
                        for (int column = Math.Max((TTile.Vectors * 8) - columns, 0); column >= 0; column -= columns)
                        {
                            Tile<TTile>(
                                ref window, ref Unsafe.Add(ref ofPanel, column), ref Unsafe.Add(ref biasOfPanel, column), panelLength, runs, runsOfLine, down, right, in last, first + pixel + column, index, pixel + column);
                        }
                    }
                }
            }

            FinishImage(index, in s);
        }
    }

    /// <summary>Pixel by pixel, group after group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Grouped<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        ref readonly ConvolutionSizes s = ref sizes;
        var last = finish;
        int columns = TTile.Vectors * TLanes.Count;
        for (int index = 0; index < rows; index++)
        {
            ref float image = ref x.Image(index, in s);
            nint first = (nint)index * stride;
            for (int line = 0; line < s.Lines; line++)
            {
                for (int place = 0; place < s.Places; place++)
                {
                    int corner = (line * s.LineStep) + (place * TStep.Value), pixel = ((line * s.Places) + place) * TFilters.Value;
                    for (int group = 0; group < s.Groups; group++)
                    {
                        for (int panel = 0; panel < s.PanelsOfGroup; panel++)
                        {
                            int ofWeights = ((group * s.PanelsOfGroup) + panel) * s.Inputs * Panel.Width, filter = (group * s.FiltersOfGroup) + (panel * Panel.Width);
                            for (int column = Math.Max((TTile.Vectors * 8) - columns, 0); column >= 0; column -= columns)
                            {
                                int element = pixel + filter + column;
                                Tile<TTile>(
                                    ref Unsafe.Add(ref image, corner + (group * s.ChannelsOfGroup)), ref Unsafe.Add(ref weights, ofWeights + column), ref Unsafe.Add(ref bias, filter + column),
                                    s.Inputs * Panel.Width, s.RunLines * s.RunsOfLine, s.RunsOfLine, s.Down, s.Right, in last,
                                    first + element, index, element);
                            }
                        }
                    }
                }
            }

            FinishImage(index, in s);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FinishImage(int index, in ConvolutionSizes s)
    {
        if (!TTail.OnlyStores && typeof(TFinish) == typeof(StoreFinish<TVector, TLanes>))
        {
            Tail.FinishRow(tail, index, stride, s.ResultLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<TTile>(ref float window, ref float w, ref float start, int panelLength, int runs, int runsOfLine, int down, int right, scoped in TFinish finish, nint at, int index, int element)
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        // From the first vector of a row to the second one. With 16 lanes one vector fills the panel: then the second is the first again, and computes and stores the same.
        int second = TLanes.IsWide ? Panel.Width : TLanes.Count % Panel.Width, secondWeights = TLanes.IsWide ? panelLength : second;
        Unsafe.SkipInit(out TTile tile);
        var value = TStart.Load<TVector, TLanes>(ref start, 0);
        if (TTile.Vectors == 1)
        {
            tile.Start(value, value);
        }
        else
        {
            tile.Start(value, TStart.Load<TVector, TLanes>(ref start, second));
        }

        // One loop over the runs of all lines: most windows have one run a line.
        int next = 0;
        ref float a = ref window;
        for (int run = 0; run < runs; run++)
        {
            Steps.Add<TTile, TVector, TLanes>(ref tile, ref a, TStep.Value, 1, ref w, secondWeights, Panel.Width, TRun.Value);
            w = ref Unsafe.Add(ref w, TRun.Value * Panel.Width);
            a = ref Unsafe.Add(ref a, right);
            if (++next == runsOfLine)
            {
                next = 0;
                window = ref Unsafe.Add(ref window, down);
                a = ref window;
            }
        }

        tile.Finish(in finish, at, index, element, 0, TFilters.Value, TFilters.Value, second);
    }
}
