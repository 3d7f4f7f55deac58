using System.Globalization;

namespace NetGen;

/// <summary>True positives, false positives and false negatives of one class (or of one of several labels), and the scores that follow.</summary>
/// <param name="TruePositives">Rows of the class that were predicted as it.</param>
/// <param name="FalsePositives">Rows of other classes that were predicted as it.</param>
/// <param name="FalseNegatives">Rows of the class that were predicted as something else.</param>
/// <remarks>The definitions are scikit-learn's; a score whose denominator is 0 is 0.</remarks>
public readonly record struct ClassCounts(long TruePositives, long FalsePositives, long FalseNegatives)
{
    /// <summary>Rows that are of the class.</summary>
    public long Support => TruePositives + FalseNegatives;

    /// <summary>The fraction of the predictions of the class that are right: TP / (TP + FP), 0 to 1.</summary>
    public double Precision => Ratio(TruePositives, TruePositives + FalsePositives);

    /// <summary>The fraction of the class that is found: TP / (TP + FN), 0 to 1.</summary>
    public double Recall => Ratio(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN), 0 to 1.</summary>
    public double F1 => Ratio(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    /// <summary>Whether the class neither occurs nor is ever predicted.</summary>
    public bool IsAbsent => TruePositives + FalsePositives + FalseNegatives == 0;

    /// <summary>One line, the same in every culture: <c>precision 0.9012, recall 0.8020, F1 0.8487</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"precision {Precision:0.0000}, recall {Recall:0.0000}, F1 {F1:0.0000}");

    /// <summary>The counts of both together.</summary>
    public static ClassCounts operator +(ClassCounts left, ClassCounts right) => new(
        left.TruePositives + right.TruePositives, left.FalsePositives + right.FalsePositives, left.FalseNegatives + right.FalseNegatives);

    /// <summary>The counts of both together.</summary>
    public static ClassCounts Add(ClassCounts left, ClassCounts right) => left + right;

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
