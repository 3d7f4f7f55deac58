using NetGen.Generator.Planning;

namespace NetGen.Generator.Kernels;

/// <summary>
/// The library's tiles with vectors of 512 bits, where the processor has them: twice the multiply-adds of <c>Vector</c>, which .NET keeps at 256 bits.
/// Every sum has the order that it has in the generated tiles, so that both give the same bits.
/// </summary>
internal static class WideTile
{
    /// <summary>Whether they are used; the JIT knows the answer and drops what is not.</summary>
    public const string Condition = "Vector512.IsHardwareAccelerated";

    /// <summary>Inputs of a weight gradient's tile.</summary>
    public const int GradientInputs = 12;

    /// <summary>Multiply-adds from which a single row gains: below, the call and the second reading cost more.</summary>
    private const int FewestMultiplyAddsOfRow = 2048;

    /// <summary>The method of one row's product.</summary>
    public const string Row = "WideTiles.Row1x1";

    /// <summary>Whether the product of one row gains.</summary>
    public static bool FitsRow(int inputs, int outputs) => TileChoice.WideGains(inputs, outputs) && (long)inputs * outputs >= FewestMultiplyAddsOfRow;

    /// <summary>Whether a weight gradient does: its tile must be whole, and more than one narrow vector wide.</summary>
    public static bool FitsWeightGradient(int inputs, int outputs) => inputs >= GradientInputs && outputs > 8;

    /// <summary>Inputs of a tile of a convolution's weight gradient along an axis of so many, or 0 where there is none.</summary>
    public static int WindowGradientInputs(int length, int filters) => filters <= 8 || length < 8 ? 0 : length < GradientInputs ? 8 : TileChoice.GradientInputs(length);

    /// <summary>The method of a convolution's tile.</summary>
    public static string Window(Tile tile) => $"WideTiles.Window{tile.Rows}x{tile.Vectors}";

    /// <summary>The method of a tile that adds pixels to where their windows stand.</summary>
    public static string Spread(Tile tile) => $"WideTiles.Spread{tile.Rows}x{tile.Vectors}";

    /// <summary>The method of a tile of a convolution's weight gradient.</summary>
    public static string WindowGradient(int inputs) => $"WideTiles.WindowGradient{inputs}x1";

    /// <summary>The method of a product's tile.</summary>
    public static string Product(Tile tile) => $"WideTiles.Product{tile.Rows}x{tile.Vectors}";

    /// <summary>The method of a weight gradient's tile.</summary>
    public static string WeightGradient(int panels) => $"WideTiles.WeightGradient{GradientInputs}x{Math.Min(2, panels)}";
}
