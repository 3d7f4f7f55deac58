using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Adds pixels of several lines, times the weights of a run, to the places of their windows.</summary>
/// <typeparam name="T">The convolution whose results these pixels are.</typeparam>
/// <typeparam name="TVector">A vector of sums.</typeparam>
/// <typeparam name="TLanes">Its width.</typeparam>
internal readonly ref struct SpreadTile<T, TVector, TLanes> : ITileUse<TVector, TLanes>
    where T : struct, IConvolution
    where TVector : struct
    where TLanes : struct, ILanes<TVector>
{
    private readonly ref float pixels;
    private readonly ref float weights;
    private readonly ref float windows;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SpreadTile(ref float pixels, ref float weights, ref float windows)
    {
        this.pixels = ref pixels;
        this.weights = ref weights;
        this.windows = ref windows;
    }

    /// <summary>The columns of a panel; of two panels if vectors are wide.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Of<TTile>()
        where TTile : struct, ITile<TTile, TVector, TLanes>
    {
        // From the first vector of a row to the second one. With 16 lanes one vector fills the panel: then the second equals the first, and computes and
        // stores the same.
        int second = TLanes.IsWide ? Panel.Width : TLanes.Count % Panel.Width;
        int secondWeights = TLanes.IsWide ? ConvolutionOf<T>.FiltersOfGroup * Panel.Width : second;
        for (int column = 0; column < TTile.Vectors * 8; column += TTile.Vectors * TLanes.Count)
        {
            Unsafe.SkipInit(out TTile tile);
            tile.Load(ref Unsafe.Add(ref windows, column), ConvolutionOf<T>.LineStep, second);
            Steps.Add<TTile, TVector, TLanes>(
                ref tile, ref pixels, ConvolutionOf<T>.Places * ConvolutionOf<T>.Filters, 1, ref Unsafe.Add(ref weights, column), secondWeights, Panel.Width,
                ConvolutionOf<T>.FiltersOfGroup);
            tile.Finish(new StoreFinish<TVector, TLanes>(ref windows), column, 0, 0, 0, 0, ConvolutionOf<T>.LineStep, second);
        }
    }
}
