namespace NetGen.Generated;

/// <summary>The tiles of a convolution's forward pass: pixels of a line × vectors of filters.</summary>
internal static class ForwardTileOf<T>
    where T : struct, IConvolution
{
    private static readonly TileShape Narrow = ConvolutionOf<T>.Sizes.ForwardTile, Wide = ConvolutionOf<T>.Sizes.WideForwardTile;

    public static readonly int Rows = Narrow.Rows, Vectors = Narrow.Vectors;

    /// <summary>The tile for vectors of 512 bits; 0 rows if it gains nothing.</summary>
    public static readonly int WideRows = Wide.Rows, WideVectors = Wide.Vectors;
}

/// <summary>The tiles of a convolution's input gradient: lines × vectors of a run of the window.</summary>
internal static class SpreadTileOf<T>
    where T : struct, IConvolution
{
    private static readonly TileShape Narrow = ConvolutionOf<T>.Sizes.SpreadTile, Wide = ConvolutionOf<T>.Sizes.WideSpreadTile;

    public static readonly int Rows = Narrow.Rows, Vectors = Narrow.Vectors;

    /// <summary>Lines that remain after the narrow tiles. (Wide ones divide them.)</summary>
    public static readonly int Rest = ConvolutionOf<T>.Lines % Narrow.Rows;

    /// <summary>The tile for vectors of 512 bits; 0 rows if it gains nothing.</summary>
    public static readonly int WideRows = Wide.Rows, WideVectors = Wide.Vectors;
}

/// <summary>The sizes and tiles of a convolution's weight gradient as fields.</summary>
internal static class GradientOf<T, TOrder>
    where T : struct, IConvolution
    where TOrder : struct, IGradientOrder
{
    private static readonly GradientSizes Sizes = TOrder.Sizes(in ConvolutionOf<T>.Sizes);

    /// <inheritdoc cref="GradientSizes.Length"/>
    public static readonly int Length = Sizes.Length;

    /// <inheritdoc cref="GradientSizes.Values"/>
    public static readonly int Values = Sizes.Values;

    /// <inheritdoc cref="GradientSizes.ValuesLine"/>
    public static readonly int ValuesLine = Sizes.ValuesLine;

    /// <inheritdoc cref="GradientSizes.Vectors"/>
    public static readonly int Vectors = Sizes.Vectors;

    /// <inheritdoc cref="GradientSizes.VectorsLine"/>
    public static readonly int VectorsLine = Sizes.VectorsLine;

    /// <summary>Pixels of a line that are processed in a loop, four per iteration: none if that is less than two iterations.</summary>
    public static readonly int Whole = ConvolutionOf<T>.Places >= 8 ? ConvolutionOf<T>.Places & ~3 : 0;

    /// <summary>The remaining pixels of a line, at most 7.</summary>
    public static readonly int Rest = ConvolutionOf<T>.Places - Whole;

    /// <summary>The tile: values × vectors.</summary>
    public static readonly int TileRows = Sizes.Tile.Rows, TileVectors = Sizes.Tile.Vectors;

    /// <summary>How many sets of sums such a tile has: as many as hide the latency of the multiply-add.</summary>
    public static readonly int Sets = Math.Max(1, TileChoice.Sets(TileRows * TileVectors));

    /// <summary>The tile for vectors of 512 bits, which narrow ones divide, since a block uses either. 0 rows if there is none.</summary>
    public static readonly int WideRows = Sizes.Wide.Rows, WideVectors = Sizes.Wide.Vectors;

    /// <summary>Values of a block.</summary>
    public static readonly int BlockRows = Math.Max(TileRows, WideRows);

    /// <summary>Blocks of an axis.</summary>
    public static readonly int Blocks = (Length + BlockRows - 1) / BlockRows;
}
