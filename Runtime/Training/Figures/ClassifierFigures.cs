using System.Globalization;

namespace NetGen;

/// <summary>Draws how sure a classifier is, and what it finds at each threshold.</summary>
internal static class ClassifierFigures
{
    private const int MostPoints = 400;

    /// <summary>The accuracy of each bin of confidence, beside the diagonal.</summary>
    public static string Reliability(Reliability reliability, bool isNarrow = false, string? head = null)
    {
        if (reliability.Count == 0)
        {
            throw new InvalidOperationException("There is nothing to draw: there are no rows.");
        }

        var chart = new Chart(
            Title("Reliability", head),
            Invariant($"Expected calibration error {reliability.ExpectedCalibrationError:0.0000}. Bars below the line: the network is surer than it is right."),
            (Parts(), "confidence"),
            (Parts(), "accuracy"),
            [],
            isNarrow);
        long most = reliability.Bins.Max(bin => bin.Count);
        foreach (var bin in reliability.Bins.Where(bin => bin.Count > 0))
        {
            // The root shows a bin with few rows beside one with most of them.
            chart.Bar(0, bin.From, bin.To, bin.Accuracy, 0.25 + (0.6 * Math.Sqrt((double)bin.Count / most)));
        }

        chart.Diagonal();
        return chart.ToString();
    }

    /// <summary>Precision against recall, with the threshold of the best F1.</summary>
    public static string PrecisionRecall(PrecisionRecallCurve curve, bool isNarrow = false, string? head = null)
    {
        var best = curve.BestF1;
        var chart = new Chart(
            Title("Precision and recall", head),
            Invariant($"Average precision {curve.AveragePrecision:0.0000}; the ring is the best F1 ({best.Counts.F1:0.0000}), at a threshold of {best.Threshold:0.###}."),
            (Parts(), "recall"),
            (Parts(), "precision"),
            [],
            isNarrow);

        // Of many thresholds some: neighbours fall on the same pixel.
        int every = Math.Max(1, curve.Points.Count / MostPoints);
        chart.Curve(0, curve.Points.Where((_, i) => i % every == 0 || i == curve.Points.Count - 1).Select(point => (point.Counts.Recall, point.Counts.Precision)));
        chart.Ring(best.Counts.Recall, best.Counts.Precision);
        return chart.ToString();
    }

    private static string Title(string what, string? head) => head is null ? what : $"{what} of {head}";

    private static ChartAxis Parts() => ChartAxis.Linear(RoundTicks.ForValues([0, 1]));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
