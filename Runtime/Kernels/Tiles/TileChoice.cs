using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Chooses the tile with the fewest cycles. A processor executes two multiply-adds and two loads per cycle: a step of r × v sums takes r · v / 2 cycles for the
/// former and (r + v) / 2 for the latter, and the longer one counts. Tiles have at least 8 sums, which hide the latency of the multiply-add, and leave
/// registers (of 16, or 32 for wide tiles) for the weights and an input.
/// </summary>
internal static class TileChoice
{
    // The surcharge if loads are the limit: 171 instead of 203 GFLOP/s measured for 16 × 1 and 8 × 2, of which (17 / 16) are counted.
    private const double LoadPenalty = 1.1;

    // A wide tile stores raw sums, which are loaded and stored again: cycles for each panel of a row.
    private const double SecondReading = 3;

    // Cycles of a multiply-add: no step of a tile is shorter.
    private const double Latency = 4;

    // Cycles of a row for each input and pair of vectors: 6 × 2, 8 × 2; for each vector: 12 × 1, 16 × 1.
    private const double Pair6 = 1, Pair8 = 1, Vector12 = 13 / 2.0 * LoadPenalty / 12, Vector16 = 17 / 2.0 * LoadPenalty / 16;

    /// <summary>Whether the outputs fit one narrow vector: then tiles are 12 × 1, otherwise 6 × 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOneVector(int outputs) => outputs <= 8;

    /// <summary>Vectors of a narrow tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Vectors(int outputs) => 1 + ((8 - outputs) >>> 31);

    /// <summary>How many sets of sums a tile of a gradient has: enough for 12 sums, at most 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sets(int sums) => AtMost4(12 / sums);

    /// <summary>Whether wide tiles are 16 × 1, that is, whether an odd panel costs more than 8 × 2 saves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnePanel(int outputs) => Panel.Count(outputs) * Vector16 < (Panel.Count(outputs) + 1) / 2 * Pair8;

    /// <summary>Rows of a wide tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WideRows(int outputs) => IsOnePanel(outputs) ? 16 : 8;

    /// <summary>Whether wide tiles are faster by more than a tenth. If the outputs fit one narrow vector, they never are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool WideGains(int inputs, int outputs)
    {
        int panels = Panel.Count(outputs);
        double narrow = inputs * (IsOneVector(outputs) ? Vector12 : panels * Pair6);
        double wide = (inputs * (IsOnePanel(outputs) ? panels * Vector16 : (panels + 1) / 2 * Pair8)) + (SecondReading * panels);
        return wide < 0.9 * narrow;
    }

    /// <summary>
    /// The tile along an axis of the given length (pixels, inputs, lines), all of which belong to some tile: the rest at the end costs a tile as
    /// well.
    /// </summary>
    /// <param name="length">The places.</param>
    /// <param name="outputs">Outputs of a place.</param>
    public static TileShape AlongAxis(int length, int outputs)
    {
        int vectors = Vectors(outputs), best = 1;
        for (int rows = 2; rows <= Math.Min(length, 12 / vectors); rows++)
        {
            best = CyclesAlongAxis(rows, vectors, length) <= CyclesAlongAxis(best, vectors, length) ? rows : best;
        }

        return new TileShape(best, vectors);
    }

    /// <summary>The wide tile along an axis; without rows if none is faster by more than a tenth than <see cref="AlongAxis"/>.</summary>
    /// <param name="length">The places.</param>
    /// <param name="outputs">Outputs of a place.</param>
    /// <param name="mustBeWhole">Whether tiles must divide places and panels, because what is done twice would be wrong.</param>
    public static TileShape WideAlongAxis(int length, int outputs, bool mustBeWhole)
    {
        int panels = Panel.Count(outputs);
        var best = default(TileShape);
        double least = 0.9 * panels * CyclesAlongAxis(AlongAxis(length, outputs), length);
        ReadOnlySpan<byte> shapes = [8, 2, 7, 2, 4, 2, 8, 1, 7, 1];
        for (int i = 0; i < shapes.Length && outputs > 8; i += 2)
        {
            var tile = new TileShape(shapes[i], shapes[i + 1]);
            double cycles = (panels + tile.Vectors - 1) / tile.Vectors * CyclesAlongAxis(tile, length);
            if (tile.Rows <= length && tile.Vectors <= panels && !(mustBeWhole && (length % tile.Rows != 0 || panels % tile.Vectors != 0)) && cycles < least)
            {
                best = tile;
                least = cycles;
            }
        }

        return best;
    }

    /// <summary>The tile of a convolution's weight gradient; narrow ones divide a wide one.</summary>
    /// <param name="length">Values of the axis that are rows of the gradient.</param>
    /// <param name="width">Columns of the gradient in all panels.</param>
    public static TileShape OfPixelGradient(int length, int width)
    {
        int rows = WideOfPixelGradient(length, width).Rows;
        return rows == 0 ? AlongAxis(length, width) : new TileShape(rows == 12 ? 6 : 4, 2);
    }

    /// <summary>The wide tile of a convolution's weight gradient, of 12 or 8 rows, whichever takes fewer cycles; without rows if it gains nothing.</summary>
    /// <param name="length">Values of the axis that are rows of the gradient.</param>
    /// <param name="width">Columns of the gradient in all panels.</param>
    public static TileShape WideOfPixelGradient(int length, int width) =>
        IsOneVector(width) || length < 8 ? default
        : length < 12 || CyclesAlongAxis(12, 1, length) > CyclesAlongAxis(8, 1, length) ? new TileShape(8, 1)
        : new TileShape(12, 1);

    private static double CyclesAlongAxis(TileShape tile, int length) => CyclesAlongAxis(tile.Rows, tile.Vectors, length);

    private static double CyclesAlongAxis(int rows, int vectors, int length)
    {
        int products = rows * vectors, loads = rows + vectors;
        return (length + rows - 1) / rows * Math.Max(products >= loads ? products / 2.0 : loads / 2.0 * LoadPenalty, Latency);
    }

    // Without a branch: the JIT sees a constant before it inlines what depends on it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AtMost4(int value) => value + ((4 - value) & ((4 - value) >> 31));
}
