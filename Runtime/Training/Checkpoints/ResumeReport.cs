using System.Globalization;

namespace NetGen;

/// <summary>Where a training is taken up again.</summary>
/// <param name="Path">The file it comes from.</param>
/// <param name="Epoch">The number of the epoch that goes on, or begins.</param>
/// <param name="Batch">Its batches that are done; 0 if it begins.</param>
/// <param name="Step">Optimizer steps of the network so far.</param>
/// <param name="Warnings">
/// What may keep the bits from being those of an uninterrupted run (a processor with other vectors, another version), and newer checkpoints that are damaged,
/// each in a sentence.
/// </param>
public sealed record ResumeReport(string Path, int Epoch, int Batch, long Step, IReadOnlyList<string> Warnings)
{
    /// <summary>One sentence, and one for each warning.</summary>
    public override string ToString() => string.Join('\n', Warnings.Prepend(string.Create(
        CultureInfo.InvariantCulture,
        $"Resumes in epoch {Epoch}{(Batch > 0 ? string.Create(CultureInfo.InvariantCulture, $", after batch {Batch}") : "")}, after step {Step}, from {Path}.")));
}
