using NetGen.Generator.Graphs;

namespace NetGen.Generator.Programs;

/// <summary>Consecutive steps that a few rows at a time go through, so that the result of one is still in the cache when the next one reads it.</summary>
/// <param name="Steps">The steps, in order.</param>
/// <param name="Rows">Rows at a time; 0 if all rows go through a step before the next one starts.</param>
internal sealed record RowBlocks(IReadOnlyList<Step> Steps, int Rows)
{
    // Half of a second-level cache of 512 KB. For LeNet's step on images of 28 × 28: an eighth of the batch's 6 MB at once instead of all of them.
    private const int FloatsAtOnce = 65_536;

    // From this number of rows on, a loop over blocks has no measurable cost; below it, a block would be most of a batch.
    private const int MostRows = 16;

    /// <summary>Divides the steps of a segment over rows. Products of vectors need many rows for each weight that they load: they are not divided.</summary>
    public static IEnumerable<RowBlocks> Of(IEnumerable<Step> steps, Places places)
    {
        List<Step> run = [];
        foreach (var step in steps)
        {
            if (run.Count > 0 && run[0].Operation.TakesRowsTogether != step.Operation.TakesRowsTogether)
            {
                yield return Make(run, places);
                run = [];
            }

            run.Add(step);
        }

        if (run.Count > 0)
        {
            yield return Make(run, places);
        }
    }

    private static RowBlocks Make(List<Step> run, Places places)
    {
        int floats = run.SelectMany(s => s.Operation.Reads.Concat(s.Operation.Writes)).Where(v => v.Kind == ValueKind.Rows).Select(places.BufferOf).Distinct().Sum(b => b.Stride);
        int rows = FloatsAtOnce / Math.Max(1, floats);
        return new RowBlocks(run, run[0].Operation.TakesRowsTogether || run.Count == 1 || rows > MostRows ? 0 : Math.Max(1, rows));
    }
}
