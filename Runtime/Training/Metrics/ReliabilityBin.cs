using System.Globalization;

namespace NetGen;

/// <summary>The rows whose confidence lies in a part of the range from 0 to 1.</summary>
/// <param name="From">The confidence above which it begins; the first bin includes 0.</param>
/// <param name="To">The highest confidence in it.</param>
/// <param name="Count">How many rows there are.</param>
/// <param name="Confidence">Their mean confidence; NaN if there are none.</param>
/// <param name="Accuracy">The fraction of them that are right, 0 to 1; NaN if there are none.</param>
public readonly record struct ReliabilityBin(double From, double To, long Count, double Confidence, double Accuracy)
{
    /// <summary>One line, the same in every culture: <c>0.80 to 0.90: 25 rows, confidence 0.8512, accuracy 0.8000</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{From:0.00} to {To:0.00}: {NumberText.Count(Count, "row")}{(Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", confidence {Confidence:0.0000}, accuracy {Accuracy:0.0000}"))}");
}
