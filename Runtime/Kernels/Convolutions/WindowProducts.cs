using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// y = tail(start + x * W) for images: neighbouring pixels of a line of the result are the rows of a tile, and each run of the window is a product of
/// neighbouring floats. Weights are in panels <c>[groups][filters / 16][runs][length][16]</c>.
/// </summary>
/// <typeparam name="T">The convolution.</typeparam>
/// <typeparam name="TStart">The initial value of the sums.</typeparam>
/// <typeparam name="TTail">The operations on the results.</typeparam>
/// <typeparam name="TFinish">How each tile is finished: by the tail, or by storing the sums, with the tail after each image.</typeparam>
/// <typeparam name="TVector">A vector of sums.</typeparam>
/// <typeparam name="TLanes">Its width.</typeparam>
internal readonly ref struct WindowProducts<T, TStart, TTail, TFinish, TVector, TLanes> : ITileUse<TVector, TLanes>
    where T : struct, IConvolution
    where TStart : struct, IStart
    where TTail : struct, ITail, allows ref struct
    where TFinish : struct, IFinish<TVector>, allows ref struct
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ref float weights;
    private readonly ref float bias;
    private readonly ImageRows x;
    private readonly TTail tail;
    private readonly TFinish finish;
    private readonly int stride;
    private readonly int rows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowProducts(ImageRows x, ref float weights, ref float bias, TTail tail, TFinish finish, int stride, int rows)
    {
        this.x = x;
        this.weights = ref weights;
        this.bias = ref bias;
        this.tail = tail;
        this.finish = finish;
        this.stride = stride;
        this.rows = rows;
    }

    /// <summary>Image by image. The last tile of a line is moved back over finished pixels, so that it is whole too.</summary>
    /// <remarks>
    /// What a tile stores beyond the end of a pixel is overwritten: the last panel comes first, and in a panel the last column. With groups, the next group of
    /// the same pixel comes after it, so pixels are computed one by one.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public void Of<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        if (ConvolutionOf<T>.Groups > 1)
        {
            Grouped<TTile>();
            return;
        }

        // Panels outermost, the last one first, like its columns.
        var last = finish;
        int panelsOfTile = TLanes.IsWide ? TTile.Vectors : 1, columns = TTile.Vectors * TLanes.Count;
        for (int index = 0; index < rows; index++)
        {
            ref float image = ref x.Image(index, in ConvolutionOf<T>.Sizes);
            nint first = (nint)index * stride;
            for (int nextPanel = ConvolutionOf<T>.PanelsOfGroup - panelsOfTile; nextPanel > -panelsOfTile; nextPanel -= panelsOfTile)
            {
                int panel = Math.Max(nextPanel, 0);
                ref float ofPanel = ref Unsafe.Add(ref weights, panel * (ConvolutionOf<T>.Inputs * Panel.Width));
                ref float biasOfPanel = ref Unsafe.Add(ref bias, panel * Panel.Width);
                for (int line = 0; line < ConvolutionOf<T>.Lines; line++)
                {
                    for (int next = 0; next < ConvolutionOf<T>.Places; next += TTile.Rows)
                    {
                        int place = Math.Min(next, ConvolutionOf<T>.Places - TTile.Rows);
                        int pixel = (((line * ConvolutionOf<T>.Places) + place) * ConvolutionOf<T>.Filters) + (panel * Panel.Width);
                        ref float window = ref Unsafe.Add(ref image, (line * ConvolutionOf<T>.LineStep) + (place * ConvolutionOf<T>.Step));
                        for (int column = Math.Max((TTile.Vectors * 8) - columns, 0); column >= 0; column -= columns)
                        {
                            Tile<TTile>(
                                ref window, ref Unsafe.Add(ref ofPanel, column), ref Unsafe.Add(ref biasOfPanel, column), in last, first + pixel + column, index,
                                pixel + column);
                        }
                    }
                }
            }

            FinishImage(index);
        }
    }

    /// <summary>Pixel by pixel, group after group.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Grouped<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        var last = finish;
        int columns = TTile.Vectors * TLanes.Count;
        for (int index = 0; index < rows; index++)
        {
            ref float image = ref x.Image(index, in ConvolutionOf<T>.Sizes);
            nint first = (nint)index * stride;
            for (int line = 0; line < ConvolutionOf<T>.Lines; line++)
            {
                for (int place = 0; place < ConvolutionOf<T>.Places; place++)
                {
                    int corner = (line * ConvolutionOf<T>.LineStep) + (place * ConvolutionOf<T>.Step);
                    int pixel = ((line * ConvolutionOf<T>.Places) + place) * ConvolutionOf<T>.Filters;
                    for (int group = 0; group < ConvolutionOf<T>.Groups; group++)
                    {
                        for (int panel = 0; panel < ConvolutionOf<T>.PanelsOfGroup; panel++)
                        {
                            int panelOfAll = (group * ConvolutionOf<T>.PanelsOfGroup) + panel;
                            int filter = (group * ConvolutionOf<T>.FiltersOfGroup) + (panel * Panel.Width);
                            ref float window = ref Unsafe.Add(ref image, corner + (group * ConvolutionOf<T>.ChannelsOfGroup));
                            ref float w = ref Unsafe.Add(ref weights, panelOfAll * (ConvolutionOf<T>.Inputs * Panel.Width));
                            for (int column = Math.Max((TTile.Vectors * 8) - columns, 0); column >= 0; column -= columns)
                            {
                                int element = pixel + filter + column;
                                Tile<TTile>(
                                    ref window, ref Unsafe.Add(ref w, column), ref Unsafe.Add(ref bias, filter + column), in last, first + element, index, element);
                            }
                        }
                    }
                }
            }

            FinishImage(index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void FinishImage(int index)
    {
        if (!TTail.OnlyStores && typeof(TFinish) == typeof(StoreFinish<TVector, TLanes>))
        {
            Tail.FinishRow(tail, index, stride, ConvolutionOf<T>.Sizes.ResultLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<TTile>(ref float window, ref float w, ref float start, scoped in TFinish finish, nint at, int index, int element)
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        // From the first vector of a row to the second one. With 16 lanes one vector fills the panel: then the second equals the first, and computes and
        // stores the same.
        int second = TLanes.IsWide ? Panel.Width : TLanes.Count % Panel.Width;
        int secondWeights = TLanes.IsWide ? ConvolutionOf<T>.Inputs * Panel.Width : second;
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

        if (ConvolutionOf<T>.RunsOfLine == 1)
        {
            for (int line = 0; line < ConvolutionOf<T>.RunLines; line++)
            {
                Steps.Add<TTile, TVector, TLanes>(
                    ref tile, ref window, ConvolutionOf<T>.Step, 1, ref w, secondWeights, Panel.Width, ConvolutionOf<T>.RunLength);
                w = ref Unsafe.Add(ref w, ConvolutionOf<T>.RunLength * Panel.Width);
                window = ref Unsafe.Add(ref window, ConvolutionOf<T>.Down);
            }
        }
        else
        {
            for (int line = 0; line < ConvolutionOf<T>.RunLines; line++)
            {
                ref float point = ref window;
                for (int run = 0; run < ConvolutionOf<T>.RunsOfLine; run++)
                {
                    Steps.Add<TTile, TVector, TLanes>(
                        ref tile, ref point, ConvolutionOf<T>.Step, 1, ref w, secondWeights, Panel.Width, ConvolutionOf<T>.RunLength);
                    w = ref Unsafe.Add(ref w, ConvolutionOf<T>.RunLength * Panel.Width);
                    point = ref Unsafe.Add(ref point, ConvolutionOf<T>.Right);
                }

                window = ref Unsafe.Add(ref window, ConvolutionOf<T>.Down);
            }
        }

        tile.Finish(in finish, at, index, element, 0, ConvolutionOf<T>.Filters, ConvolutionOf<T>.Filters, second);
    }
}
