using System.Globalization;

namespace NetGen;

/// <summary>What is found and invented where a row counts as positive from a score on.</summary>
/// <param name="Threshold">The lowest score that counts as positive.</param>
/// <param name="Counts">What is found, invented and missed then; it has precision, recall and F1.</param>
public readonly record struct ThresholdCounts(float Threshold, ClassCounts Counts)
{
    /// <summary>One line, the same in every culture: <c>from 0.35 on: precision 0.9012, recall 0.8020, F1 0.8487</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"from {Threshold:0.####} on: {Counts}");
}
