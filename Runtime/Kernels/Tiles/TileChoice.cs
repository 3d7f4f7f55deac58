using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>
/// Which tile takes the fewest cycles. A processor does two multiply-adds and two loads a cycle: a step of r × v sums takes r · v / 2 cycles for the first and (r + v) / 2 for the second, of which the
/// longer one counts. Tiles have at least 8 sums, which hide the latency of the multiply-add, and leave registers (16, for wide tiles 32) for the weights and an input.
/// </summary>
internal static class TileChoice
{
    // What comes on top where loads are the limit: 171 instead of 203 GFLOP/s measured for 16 × 1 and 8 × 2, of which (17 / 16) are counted.
    private const double LoadPenalty = 1.1;

    // A wide tile stores raw sums, which are loaded and stored once more: cycles for each panel of a row.
    private const double SecondReading = 3;

    // Cycles of a row for each input and pair of vectors: 6 × 2, 8 × 2; for each vector: 12 × 1, 16 × 1.
    private const double Pair6 = 1, Pair8 = 1, Vector12 = 13 / 2.0 * LoadPenalty / 12, Vector16 = 17 / 2.0 * LoadPenalty / 16;

    /// <summary>Whether outputs fill no more than one narrow vector: then tiles are 12 × 1, otherwise 6 × 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOneVector(int outputs) => outputs <= 8;

    /// <summary>Vectors of a narrow tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Vectors(int outputs) => 1 + ((8 - outputs) >>> 31);

    /// <summary>How many sets of sums a tile of a gradient has: as many as make 12 sums, at most 4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sets(int sums) => AtMost4(12 / sums);

    /// <summary>Whether wide tiles are 16 × 1: where an odd panel costs more than what 8 × 2 saves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnePanel(int outputs) => Panel.Count(outputs) * Vector16 < (Panel.Count(outputs) + 1) / 2 * Pair8;

    /// <summary>Rows of a wide tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WideRows(int outputs) => IsOnePanel(outputs) ? 16 : 8;

    /// <summary>Whether wide tiles are faster by more than a tenth. Outputs that fill no more than one narrow vector never are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool WideGains(int inputs, int outputs)
    {
        int panels = Panel.Count(outputs);
        double narrow = inputs * (IsOneVector(outputs) ? Vector12 : panels * Pair6);
        double wide = (inputs * (IsOnePanel(outputs) ? panels * Vector16 : (panels + 1) / 2 * Pair8)) + (SecondReading * panels);
        return wide < 0.9 * narrow;
    }

    // Without a branch: the JIT sees a constant before it inlines what depends on it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AtMost4(int value) => value + ((4 - value) & ((4 - value) >> 31));
}
