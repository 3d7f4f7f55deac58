using System.Globalization;

namespace NetGen;

/// <summary>Writes what a training came to as one web page that stands alone (nothing is fetched), and each of its figures as an SVG file.</summary>
/// <remarks>
/// On the page, of several heads for each of them: the outcome on test data, the training's warnings, learning curves with the best epoch and what ended the
/// training, the losses of several heads, the learning rate, the gradients' norms where a <see cref="GradientMonitor"/> saw them, the confusion matrix,
/// precision and recall with the thresholds to decide by, the reliability of the probabilities, the importance of each feature, the rows on which the network
/// does worst (as images where the input is height × width × 1 or 3), the layers, times, seed and versions. It is readable in light and dark, and on a phone.
/// The same training gives the same page, but for its times.
/// <code>
/// new TrainingReport&lt;DigitClassifier&gt;(trainer, history, test) { Gradients = monitor }.Write("report.html");
/// </code>
/// </remarks>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class TrainingReport<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private const int MostFeatures = 100;
    private readonly Trainer<TNetwork> trainer;
    private readonly TrainingHistory history;
    private readonly Dataset test;

    /// <summary>Makes a report; <see cref="Write(string)"/> looks at the network as it is then.</summary>
    /// <param name="trainer">What has trained.</param>
    /// <param name="history">What its training came to.</param>
    /// <param name="test">Data that the training has not seen, which the network is measured on.</param>
    public TrainingReport(Trainer<TNetwork> trainer, TrainingHistory history, Dataset test)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(test);
        this.trainer = trainer;
        this.history = history;
        this.test = test;
        Title = trainer.Network.Core.Description.Name;
    }

    /// <summary>The heading. Default: the network's name.</summary>
    public string Title { get; set; }

    /// <summary>What watched the gradients of the training; null, the default, where nothing did.</summary>
    public GradientMonitor? Gradients { get; set; }

    /// <summary>How many of the worst rows are shown, at least 0. Default 18.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int WorstRows
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(WorstRows), value, "WorstRows must be at least 0.");
    } = 18;

    /// <summary>
    /// How often each feature is shuffled for its importance on the test data (<see cref="PermutationImportance"/>), at least 0, for no importance. Default 5.
    /// It is there where the inputs are features (no image, no signal), at most 100.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int ImportanceRepeats
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(ImportanceRepeats), value, "ImportanceRepeats must be at least 0.");
    } = 5;

    /// <summary>Writes the page, and beside it its figures: of <c>report.html</c> they are <c>report-learning-curves.svg</c>, and so on.</summary>
    /// <param name="path">The page; an existing one is replaced once the new one is complete.</param>
    /// <returns>All files that were written, the page first.</returns>
    /// <exception cref="ArgumentException">The test data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">No epoch was finished.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var (page, figures) = Draw();
        string start = Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path));
        var files = new List<string> { path };
        foreach (var (name, figure, _) in figures)
        {
            string file = $"{start}-{name}.svg";
            FigureFile.Write(file, figure);
            files.Add(file);
        }

        FigureFile.Write(path, page);
        return files;
    }

    /// <summary>Writes the page alone, UTF-8, with its figures in it.</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    /// <exception cref="ArgumentException">The test data do not fit the network or its loss.</exception>
    /// <exception cref="InvalidOperationException">No epoch was finished; nothing is written.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        FigureFile.Write(stream, Draw().Page);
    }

    private (string Page, List<(string Name, string Wide, string Narrow)> Figures) Draw()
    {
        if (history.Epochs.Count == 0)
        {
            throw new InvalidOperationException("There is nothing to report: no epoch was finished.");
        }

        var evaluation = trainer.Evaluate(test);
        var figures = Figures(evaluation);
        return (Page(evaluation, figures), figures);
    }

    private List<(string Name, string Wide, string Narrow)> Figures(Evaluation evaluation)
    {
        var figures = new List<(string Name, string Wide, string Narrow)>();
        Add("learning-curves", isNarrow => LearningCurves.Draw(history, isNarrow));
        if (history.Epochs.Any(e => e.Heads.Count > 0))
        {
            Add("head-losses", isNarrow => TrainingFigures.HeadLosses(history, isNarrow));
        }

        Add("learning-rate", isNarrow => TrainingFigures.LearningRate(history, isNarrow));
        if (Gradients is { Records: { Count: > 0 } records } && records.Any(r => r.Layers.Count > 0))
        {
            Add("gradient-norms", isNarrow => TrainingFigures.GradientNorms(records, isNarrow));
        }

        AddClassifier(evaluation, null);
        foreach (var (head, ofHead) in evaluation.Heads)
        {
            AddClassifier(ofHead, head);
        }

        if (HasImportance)
        {
            var importance = PermutationImportance.Measure(trainer.Network.Core, test, trainer.Seed, ImportanceRepeats, score: null, CancellationToken.None);
            Add("importance", isNarrow => ImportanceFigure.Draw(importance, isNarrow));
        }

        return figures;

        void AddClassifier(Evaluation ofHead, string? head)
        {
            string end = head is null ? "" : $"-{head}";
            if (ofHead.Confusion is { } confusion)
            {
                Add($"confusion{end}", isNarrow => ConfusionFigure.Draw(confusion, isNarrow, head));
            }

            if (ofHead.PrecisionRecall is { Positives: > 0, Points.Count: > 0 } curve)
            {
                Add($"precision-recall{end}", isNarrow => ClassifierFigures.PrecisionRecall(curve, isNarrow, head));
            }

            if (ofHead.Reliability is { Count: > 0 } reliability)
            {
                Add($"reliability{end}", isNarrow => ClassifierFigures.Reliability(reliability, isNarrow, head));
            }
        }

        void Add(string name, Func<bool, string> draw) => figures.Add((name, draw(false), draw(true)));
    }

    /// <summary>
    /// Whether the inputs are features, not the pixels of an image or the values of a signal, and few enough to be shuffled one after the other.
    /// </summary>
    private bool HasImportance => ImportanceRepeats > 0 && test.Count > 1 && trainer.Network.Core.Description.Inputs.All(input => input.Shape.Rank == 1)
        && trainer.Network.Core.Description.InputShape.Size <= MostFeatures;

    private string Page(Evaluation evaluation, List<(string Name, string Wide, string Narrow)> figures)
    {
        var page = new HtmlPage(Title);
        page.Add(
            $"<h1>{HtmlPage.Text(Title)}</h1>\n<p>{HtmlPage.Text(history.ToString())}. On {Number(evaluation.Rows)} test rows: "
            + $"{HtmlPage.Text(evaluation.ToString())}.</p>");
        page.Add(
            $"<div class=\"tiles\">{string.Concat(Tiles(evaluation).Select(tile => $"<div class=\"tile\"><b>{HtmlPage.Text(tile.Value)}</b><span>{HtmlPage.Text(tile.Name)}</span></div>"))}</div>");
        page.Add(Warnings(history.Warnings.Except(Gradients?.Warnings ?? [])));
        foreach (var (name, wide, narrow) in figures)
        {
            page.Figure(wide, narrow, name == "gradient-norms" ? Warnings(Gradients!.Warnings) : "");
        }

        AddThresholds(page, evaluation, "");
        foreach (var (head, ofHead) in evaluation.Heads)
        {
            AddThresholds(page, ofHead, $": {head}");
        }

        foreach (var head in trainer.Network.Core.Description.LearningHeads)
        {
            AddWorstRows(page, head);
        }

        AddLayers(page);
        page.Section("How it was trained", $"<div class=\"facts\">{HtmlPage.Table(null, ReportFacts.Of(trainer, history), numbersFrom: 2)}</div>\n");
        return page.ToString();
    }

    private static string Warnings(IEnumerable<string> warnings) => string.Concat(warnings.Select(warning => $"<p>{HtmlPage.Text(warning)}</p>\n"));

    private IEnumerable<(string Name, string Value)> Tiles(Evaluation evaluation)
    {
        foreach (var measure in evaluation.Heads.SelectMany(h => Measures(h.Value, $" of {h.Key}")).Concat(Measures(evaluation, "")))
        {
            yield return measure;
        }

        yield return ("epochs", Number(history.Epochs.Count));
        if (history.BestEpoch is { } best)
        {
            yield return ("best epoch", Number(best));
        }

        yield return ("parameters", Number(trainer.Network.Core.Description.ParameterCount));
        yield return ("seconds", history.Epochs.Sum(e => e.Seconds).ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Name, string Value)> Measures(Evaluation evaluation, string of)
    {
        if (evaluation.Accuracy is { } accuracy)
        {
            yield return ($"test accuracy{of}", NumberText.Percent(accuracy));
        }

        if (evaluation.Confusion is { ClassCount: > 2 } confusion)
        {
            // Among how many the class must be says more, the more of them there are.
            int k = confusion.ClassCount >= 10 ? 5 : 2;
            yield return (string.Create(CultureInfo.InvariantCulture, $"top-{k} accuracy{of}"), NumberText.Percent(evaluation.TopKAccuracy(k)!.Value));
        }

        yield return ($"test loss{of}", NumberText.Loss(evaluation.Loss));
        if (evaluation.RocAuc is { } area)
        {
            yield return ($"ROC-AUC{of}", area.ToString("0.0000", CultureInfo.InvariantCulture));
        }

        if (evaluation.PrecisionRecall is { } curve)
        {
            yield return ($"average precision{of}", curve.AveragePrecision.ToString("0.0000", CultureInfo.InvariantCulture));
        }

        if (evaluation.Reliability is { } reliability)
        {
            yield return ($"calibration error{of}", NumberText.Percent(reliability.ExpectedCalibrationError));
        }

        if (evaluation.R2 is { } r2)
        {
            yield return ($"test R²{of}", r2.ToString("0.0000", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Which logit, or probability, to decide by.</summary>
    private static void AddThresholds(HtmlPage page, Evaluation evaluation, string of)
    {
        if (evaluation.PrecisionRecall is not { Positives: > 0, Points.Count: > 0 } curve)
        {
            return;
        }

        var best = curve.BestF1;
        string[][] rows = [Row("the usual one", 0, curve.At(0)), Row("the best F1", best.Threshold, best.Counts)];
        page.Section($"Thresholds to decide by{of}", HtmlPage.Table(["", "Probability", "Logit", "Precision", "Recall", "F1"], rows, numbersFrom: 1));

        static string[] Row(string name, float logit, ClassCounts counts) =>
            [name, Fixed(1 / (1 + Math.Exp(-(double)logit))), Fixed(logit), Fixed(counts.Precision), Fixed(counts.Recall), Fixed(counts.F1)];

        static string Fixed(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
    }

    private void AddWorstRows(HtmlPage page, HeadDescription head)
    {
        var core = trainer.Network.Core;
        var worst = WorstRowFinder.Find(core, head, test, WorstRows);
        if (worst.Count == 0)
        {
            return;
        }

        bool isImage = PngImage.IsImage(core.Description.InputShape);
        float low = worst.Min(w => Least(test.Input(w.Row))), high = worst.Max(w => Greatest(test.Input(w.Row)));
        var cards = worst.Select(w =>
        {
            string image = isImage ? $"<img alt=\"row {w.Row}\" src=\"data:image/png;base64,{Convert.ToBase64String(PngImage.Encode(core.Description.InputShape, test.Input(w.Row), low, high))}\">" : "";
            return $"<div class=\"row\">{image}<b>{HtmlPage.Text(w.Actual)}</b><span>taken for {HtmlPage.Text(w.Predicted)}</span><span>loss {NumberText.Loss(w.Loss)}, row {Number(w.Row)}</span></div>\n";
        });
        string heading = head.PredictsClass ? "The worst of the wrong rows" : "The rows with the greatest loss";
        heading += core.Description.HasHeads ? $": {head.Name}" : "";
        page.Section(heading, $"<div class=\"rows\">\n{string.Concat(cards)}</div>\n");
    }

    private void AddLayers(HtmlPage page)
    {
        var core = trainer.Network.Core;
        var description = core.Description;
        var rows = description.Layers.Select(layer => new[]
        {
            layer.Name + (layer.Parameters.Count > 0 && core.RateFactor(layer) == 0 ? " (frozen)" : ""), layer.Kind, layer.OutputShape.ToString(), Number(layer.ParameterCount), Number(layer.MultiplyAdds),
        });
        string[] total = ["Total", "", "", Number(description.ParameterCount), Number(description.MultiplyAdds)];
        page.Section(
            $"Layers: {description.InputShape} → {description.OutputShape}",
            HtmlPage.Table(["Layer", "Kind", "Output shape", "Parameters", "Multiply-adds"], rows.Append(total), numbersFrom: 3));
    }

    private static float Least(ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity;
        foreach (float value in values)
        {
            least = MathF.Min(least, value);
        }

        return least;
    }

    private static float Greatest(ReadOnlySpan<float> values)
    {
        float greatest = float.NegativeInfinity;
        foreach (float value in values)
        {
            greatest = MathF.Max(greatest, value);
        }

        return greatest;
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
