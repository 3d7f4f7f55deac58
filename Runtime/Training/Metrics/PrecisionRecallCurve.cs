using System.Globalization;

namespace NetGen;

/// <summary>
/// What a task of two classes finds and invents at each threshold of its scores, as scikit-learn's <c>precision_recall_curve</c>: a row counts as positive
/// where its score is at least the threshold.
/// From it comes the threshold to decide by.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private PrecisionRecallCurve(ThresholdCounts[] points, long positives, double averagePrecision)
    {
        Points = points;
        Positives = positives;
        AveragePrecision = averagePrecision;
    }

    /// <summary>
    /// A point for each score that occurs, the lowest first, at which every row counts as positive. A score that is not a number reaches no threshold.
    /// </summary>
    public IReadOnlyList<ThresholdCounts> Points { get; }

    /// <summary>Rows that are positive.</summary>
    public long Positives { get; }

    /// <summary>
    /// Σ (Rₙ − Rₙ₋₁) · Pₙ over the points (scikit-learn's <c>average_precision_score</c>; no trapezoids, which would be too optimistic), 0 to 1; NaN if no
    /// row is positive or a score is not a number.
    /// </summary>
    public double AveragePrecision { get; }

    /// <summary>The point with the highest F1, of equal ones that with the lowest threshold.</summary>
    /// <exception cref="InvalidOperationException">There are no points: no row has a score that is a number.</exception>
    public ThresholdCounts BestF1 =>
        Points.Count > 0 ? Points.MaxBy(point => point.Counts.F1) : throw new InvalidOperationException(
            "There is no threshold: no row has a score that is a number.");

    /// <summary>The curve of scores.</summary>
    /// <param name="scores">One score per row, higher for positive, on any scale: thresholds have the same.</param>
    /// <param name="positives">Whether each row is positive.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PrecisionRecallCurve Of(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives)
    {
        if (scores.Length != positives.Length)
        {
            throw new ArgumentException($"There are {scores.Length} scores, but {positives.Length} rows.", nameof(positives));
        }

        float[] sorted = scores.ToArray();
        bool[] sortedPositives = positives.ToArray();
        Array.Sort(sorted, sortedPositives);
        long positiveCount = sortedPositives.LongCount(positive => positive), found = 0, invented = 0;
        double sum = 0;
        var points = new List<ThresholdCounts>();

        // From the highest score down; what is no number is sorted to the front.
        for (int end = sorted.Length, start; end > 0 && !float.IsNaN(sorted[end - 1]); end = start)
        {
            long foundBefore = found;
            for (start = end; start > 0 && sorted[start - 1] == sorted[end - 1]; start--)
            {
                found += sortedPositives[start - 1] ? 1 : 0;
                invented += sortedPositives[start - 1] ? 0 : 1;
            }

            var counts = new ClassCounts(found, invented, positiveCount - found);
            points.Add(new ThresholdCounts(sorted[start], counts));
            sum += (found - foundBefore) * counts.Precision;
        }

        points.Reverse();
        bool isDefined = positiveCount > 0 && !float.IsNaN(sorted[0]);
        return new PrecisionRecallCurve([.. points], positiveCount, isDefined ? sum / positiveCount : double.NaN);
    }

    /// <summary>What is found and invented at a threshold, which need not be a score that occurs.</summary>
    /// <exception cref="ArgumentException">The threshold is not a number.</exception>
    public ClassCounts At(float threshold)
    {
        if (float.IsNaN(threshold))
        {
            throw new ArgumentException("The threshold is not a number.", nameof(threshold));
        }

        foreach (var point in Points)
        {
            if (point.Threshold >= threshold)
            {
                return point.Counts;
            }
        }

        return new ClassCounts(0, 0, Positives);
    }

    /// <summary>The threshold at which mistakes cost least, of equal ones the lowest; +∞ where it is cheapest to take no row for positive.</summary>
    /// <param name="falsePositive">What it costs to take a negative row for positive; finite and at least 0.</param>
    /// <param name="falseNegative">What it costs to miss a positive row, in the same unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative, infinite or NaN.</exception>
    public ThresholdCounts Cheapest(double falsePositive, double falseNegative)
    {
        Hyperparameter.NonNegative(falsePositive, nameof(falsePositive));
        Hyperparameter.NonNegative(falseNegative, nameof(falseNegative));
        return Points.Append(new ThresholdCounts(float.PositiveInfinity, new ClassCounts(0, 0, Positives))).MinBy(Cost);

        double Cost(ThresholdCounts point) => (falsePositive * point.Counts.FalsePositives) + (falseNegative * point.Counts.FalseNegatives);
    }

    /// <summary>One line, the same in every culture: <c>average precision 0.9312 over 120 thresholds, 45 positive rows</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"average precision {AveragePrecision:0.0000} over {NumberText.Count(Points.Count, "threshold")}, {NumberText.Count(Positives, "positive row")}");
}
