using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>What a <see cref="LearningRateFinder"/> saw, and what it suggests.</summary>
/// <remarks>
/// The suggestions are fastai's: each looks at the smoothed losses between the first tenth of the steps and the point where the test diverged.
/// A range test starts from fresh weights and takes few steps, so it shows what the first epochs stand; a long training may want a schedule that ends lower.
/// </remarks>
public sealed class LearningRateTest
{
    private readonly string network;
    private readonly string optimizer;

    internal LearningRateTest(string network, string optimizer, IReadOnlyList<LearningRatePoint> points, bool diverged)
    {
        this.network = network;
        this.optimizer = optimizer;
        Points = points;
        Diverged = diverged;
        var seen = RateSuggestions.Seen(points, diverged);
        Valley = RateSuggestions.Valley(seen);
        Steepest = RateSuggestions.Steepest(seen);
        MinimumOverTen = seen.MinBy(point => point.SmoothedLoss).Rate / 10;
    }

    /// <summary>The steps, by growing rate.</summary>
    public IReadOnlyList<LearningRatePoint> Points { get; }

    /// <summary>Whether the loss diverged before the greatest rate.</summary>
    public bool Diverged { get; }

    /// <summary>
    /// Two thirds along the longest descent of the loss, roughly: where it still falls, well before it rises. The one to take if you take one.
    /// </summary>
    public float Valley { get; }

    /// <summary>Where the loss falls most for the same factor in the rate.</summary>
    public float Steepest { get; }

    /// <summary>A tenth of the rate at which the loss is least.</summary>
    public float MinimumOverTen { get; }

    /// <summary>Draws the losses against the rate, with the suggestions, as an SVG file.</summary>
    /// <param name="path">The file; an existing one is replaced once the new one is complete.</param>
    public void WriteFigure(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FigureFile.Write(path, Draw());
    }

    /// <summary>Draws the losses against the rate, with the suggestions, as SVG (UTF-8).</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    public void WriteFigure(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FigureFile.Write(stream, Draw());
    }

    /// <summary>The suggestions, and about twenty of the steps, as a table; the same in every culture.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{optimizer} on {network}: {Points.Count} steps from {Points[0].Rate:0.0e+0} to {Points[^1].Rate:0.0e+0}{(Diverged ? ", where the loss diverged" : "")}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"rate",10} {"loss",12} {"smoothed",12}\n");
        int every = Math.Max(1, (Points.Count + 19) / 20);
        for (int i = 0; i < Points.Count; i += every)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Points[i].Rate,10:0.0e+0} {NumberText.Loss(Points[i].Loss),12} {NumberText.Loss(Points[i].SmoothedLoss),12}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"suggestions: valley {Valley:0.0e+0}, steepest {Steepest:0.0e+0}, minimum/10 {MinimumOverTen:0.0e+0}");
        return text.ToString();
    }

    internal string Draw()
    {
        // What lies above the start by half says no more than that it diverges, and would press the rest flat.
        double start = Points[0].SmoothedLoss, top = start + (0.5 * Math.Max(Math.Abs(start), start - Points.Min(point => point.SmoothedLoss)));
        var chart = new Chart(
            "Learning-rate range test",
            Invariant($"{optimizer} on {network}: {Points.Count} steps{(Diverged ? ", ended where the loss diverged" : "")}."),
            (ChartAxis.Logarithmic(Points.Select(point => (double)point.Rate)), "learning rate"),
            (
                ChartAxis.Linear(RoundTicks.ForValues(Points.SelectMany(point => new[] { point.Loss, point.SmoothedLoss }).Where(loss => loss <= top).Append(start))),
                "loss"),
            [(7, "batch loss"), (0, "smoothed")]);
        chart.Curve(7, Points.Select(point => ((double)point.Rate, point.Loss)), thickness: 0.8);
        chart.Curve(0, Points.Select(point => ((double)point.Rate, point.SmoothedLoss)));
        chart.VerticalMark(Valley, 0, "7 5", Invariant($"valley {Valley:0.0e+0}"));
        chart.VerticalMark(Steepest, 1, "2 4", Invariant($"steepest {Steepest:0.0e+0}"));
        chart.VerticalMark(MinimumOverTen, 2, "2 4", Invariant($"minimum/10 {MinimumOverTen:0.0e+0}"));
        return chart.ToString();
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
