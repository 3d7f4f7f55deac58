using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Neighbouring stages that a few rows at a time go through, so that what one leaves is still in the cache when the next one reads it.</summary>
/// <param name="Stages">The stages, in the order of the pass.</param>
/// <param name="Rows">Rows at a time; 0 where all rows go through a stage before the next one starts.</param>
internal sealed record RowBlocks(IReadOnlyList<Stage> Stages, int Rows)
{
    // Half of a second cache of 512 KB. LeNet's step on an image of 28 × 28: an eighth of the batch's 6 MB at once instead of all of them.
    private const int FloatsAtOnce = 65_536;

    // From here on a loop over blocks costs nothing that could be measured, and below the blocks would be most of a batch.
    private const int MostRows = 16;

    /// <summary>Divides the stages of a pass. Products of vectors want many rows for each weight that they load: they stay outside.</summary>
    /// <param name="stages">The stages, in the order of the pass.</param>
    /// <param name="floats">Floats a row that a stage reads and writes.</param>
    public static IEnumerable<RowBlocks> Of(IEnumerable<Stage> stages, Func<Stage, int> floats)
    {
        List<Stage> run = [];
        foreach (var stage in stages)
        {
            if (run.Count > 0 && TakesRowsTogether(run[0]) != TakesRowsTogether(stage))
            {
                yield return Make(run, floats);
                run = [];
            }

            run.Add(stage);
        }

        if (run.Count > 0)
        {
            yield return Make(run, floats);
        }
    }

    private static bool TakesRowsTogether(Stage stage) => stage.Main is { TakesRowsTogether: true };

    private static RowBlocks Make(List<Stage> run, Func<Stage, int> floats)
    {
        int rows = FloatsAtOnce / Math.Max(1, run.Sum(floats));
        return new RowBlocks(run, TakesRowsTogether(run[0]) || run.Count == 1 || rows > MostRows ? 0 : Math.Max(1, rows));
    }
}
