using System.Globalization;

namespace NetGen;

/// <summary>The counts if every row with at least a certain score is predicted to be positive.</summary>
/// <param name="Threshold">The lowest score that counts as positive.</param>
/// <param name="Counts">True positives, false positives and false negatives, with precision, recall and F1.</param>
public readonly record struct ThresholdCounts(float Threshold, ClassCounts Counts)
{
    /// <summary>One line, the same in every culture: <c>from 0.35 on: precision 0.9012, recall 0.8020, F1 0.8487</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"from {Threshold:0.####} on: {Counts}");
}
