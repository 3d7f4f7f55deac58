namespace NetGen.Generator.Kernels;

/// <summary>The part of a product that is in registers at once.</summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="Vectors">Vectors of outputs: of 8 floats, in a wide tile of 16.</param>
internal readonly record struct Tile(int Rows, int Vectors);

/// <summary>
/// Chooses the tile that takes the fewest cycles for a row. A processor executes two multiply-adds and two loads per cycle: a step of r × v sums takes
/// r · v / 2 cycles for the former and (r + v) / 2 for the latter, and the longer one counts. Tiles have at least 8 sums, which hide the latency of the
/// multiply-add,
/// and leave registers (of 16, or 32 for wide tiles) for the weights and an input.
/// </summary>
internal static class TileChoice
{
    private static readonly Tile[] Narrow = [new(6, 2), new(12, 1)];
    private static readonly Tile[] Wide = [new(8, 2), new(16, 1)];
    private static readonly Tile[] WideOfImages = [new(8, 2), new(7, 2), new(4, 2), new(8, 1), new(7, 1)];

    // The surcharge if loads are the limit: 171 instead of 203 GFLOP/s measured for 16 × 1 and 8 × 2, of which (17 / 16) are counted.
    private const double LoadPenalty = 1.1;

    // Cycles of a multiply-add: no step of a tile is shorter.
    private const double Latency = 4;

    // A wide tile stores raw sums, which are loaded and stored again: cycles for each panel of a row.
    private const double SecondReading = 3;

    /// <summary>The tile with vectors of 8 floats.</summary>
    public static Tile ForNarrow(int outputs) => Best(Narrow, NarrowVectors(outputs));

    /// <summary>The tile with vectors of 16 floats.</summary>
    public static Tile ForWide(int outputs) => Best(Wide, Panels.Count(outputs));

    /// <summary>
    /// The tile along an axis of the given length (pixels, inputs, lines), all of which belong to some tile: the rest at the end costs a tile as well.
    /// </summary>
    /// <param name="length">The places.</param>
    /// <param name="outputs">Outputs of a place.</param>
    public static Tile AlongAxis(int length, int outputs)
    {
        int vectors = outputs <= 8 ? 1 : 2;
        return Enumerable.Range(1, Math.Min(length, vectors == 1 ? 12 : 6)).Select(rows => new Tile(rows, vectors)).OrderBy(tile => CyclesAlongAxis(tile, length)).ThenByDescending(tile => tile.Rows).First();
    }

    /// <summary>The wide tile along an axis, or null if none is faster by more than a tenth than <see cref="AlongAxis"/>.</summary>
    /// <param name="length">The places.</param>
    /// <param name="outputs">Outputs of a place.</param>
    /// <param name="mustBeWhole">Whether tiles must divide places and panels, because computing something twice would be wrong.</param>
    public static Tile? WideAlongAxis(int length, int outputs, bool mustBeWhole)
    {
        int panels = Panels.Count(outputs);
        var tiles = WideOfImages.Where(t => t.Rows <= length && t.Vectors <= panels && !(mustBeWhole && (length % t.Rows != 0 || panels % t.Vectors != 0))).OrderBy(Cost).ToList();
        return outputs > 8 && tiles.Count > 0 && Cost(tiles[0]) < 0.9 * panels * CyclesAlongAxis(AlongAxis(length, outputs), length) ? tiles[0] : null;

        double Cost(Tile tile) => (panels + tile.Vectors - 1) / tile.Vectors * CyclesAlongAxis(tile, length);
    }

    /// <summary>Whether wide tiles, if the processor has them, are faster by more than a tenth. If the outputs fit one narrow vector, they never are.</summary>
    public static bool WideGains(int inputs, int outputs)
    {
        int panels = Panels.Count(outputs);
        double narrow = inputs * Cycles(ForNarrow(outputs), NarrowVectors(outputs));
        double wide = (inputs * Cycles(ForWide(outputs), panels)) + (SecondReading * panels);
        return wide < 0.9 * narrow;
    }

    /// <summary>Cycles of one step (one input) of one row.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="vectors">Vectors of outputs in a row. An incomplete tile costs as much as a whole one.</param>
    public static double Cycles(Tile tile, int vectors)
    {
        int tiles = (vectors + tile.Vectors - 1) / tile.Vectors;
        return tiles * CyclesOfStep(tile) / tile.Rows;
    }

    /// <summary>The tiles of a convolution's weight gradient, narrow and wide (or null if there is none); narrow ones divide a wide one.</summary>
    /// <param name="length">Values of the axis that are rows of the gradient.</param>
    /// <param name="width">Columns of the gradient in all panels.</param>
    public static (Tile Narrow, Tile? Wide) OfPixelGradient(int length, int width)
    {
        if (width <= 8 || length < 8)
        {
            return (AlongAxis(length, width), null);
        }

        int inputs = length < 12 ? 8 : GradientInputs(length);
        return (new Tile(inputs == 12 ? 6 : 4, 2), new Tile(inputs, 1));
    }

    /// <summary>Inputs of the wide tile of a convolution's weight gradient: 12 or 8, whichever takes fewer cycles for an axis of the given length.</summary>
    public static int GradientInputs(int length) => CyclesAlongAxis(new Tile(12, 1), length) <= CyclesAlongAxis(new Tile(8, 1), length) ? 12 : 8;

    private static double CyclesAlongAxis(Tile tile, int length) => (length + tile.Rows - 1) / tile.Rows * Math.Max(CyclesOfStep(tile), Latency);

    private static double CyclesOfStep(Tile tile)
    {
        int products = tile.Rows * tile.Vectors, loads = tile.Rows + tile.Vectors;
        return products >= loads ? products / 2.0 : loads / 2.0 * LoadPenalty;
    }

    private static int NarrowVectors(int outputs) => outputs <= 8 ? 1 : 2 * Panels.Count(outputs);

    private static Tile Best(Tile[] tiles, int vectors) => tiles.OrderBy(t => Cycles(t, vectors)).First();
}
