using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Runtime.Tests.Training;

[Network(4, 4, 1)]
[Flatten]
[Dense(12, Activation.ReLU)]
[Dense(3)]
[CrossEntropyLoss]
internal sealed partial class ReportedNetwork;

[Network(3), Dense(8, Activation.Tanh), Dense(1), BinaryCrossEntropyLoss]
internal sealed partial class ReportedLogit;

public sealed partial class TrainingReportTests : IDisposable
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-report-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_page_has_everything_and_fetches_nothing()
    {
        string page = Write(out var files);

        string[] headings = [.. Heading.Matches(page).Select(m => m.Groups[1].Value)];
        Assert.Equal(["The worst of the wrong rows", "Layers: 4×4×1 → 3", "How it was trained"], headings);
        Assert.Equal(["Learning curves", "Learning rate", "Gradient norms", "Confusion matrix", "Reliability"], FigureTitle.Matches(page).Select(m => m.Groups[1].Value).Distinct());
        Assert.Equal(5, Regex.Count(page, "<svg [^>]*class=\"ng-ink wide\""));
        Assert.Equal(5, Regex.Count(page, "<svg [^>]*class=\"ng-ink narrow\""));
        Assert.Contains("<span>top-2 accuracy</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span>calibration error</span>", page, StringComparison.Ordinal);
        Assert.Contains("<img alt=\"row ", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme:dark", page, StringComparison.Ordinal);
        Assert.Contains("name=\"viewport\"", page, StringComparison.Ordinal);
        Assert.Contains("<td>Seed</td><td>5</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>dense1</td><td>Dense, ReLU</td><td>12</td><td class=\"number\">204</td>", page, StringComparison.Ordinal);
        Assert.Contains("best epoch", page, StringComparison.Ordinal);

        // The only addresses are the name of SVG's vocabulary and pictures that are in the page.
        Assert.All(Address.Matches(page).Select(m => m.Value), address => Assert.True(address == "http://www.w3.org/2000/svg", address));
        Assert.All(Source.Matches(page).Select(m => m.Groups[1].Value), source => Assert.StartsWith("data:image/png;base64,", source, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(["report.html", "report-learning-curves.svg", "report-learning-rate.svg", "report-gradient-norms.svg", "report-confusion.svg", "report-reliability.svg"], files.Select(f => Path.GetFileName(f)!));
    }

    [Fact]
    public void Each_figure_is_a_file_that_is_on_the_page()
    {
        string page = Write(out var files);

        Assert.All(files.Skip(1), file =>
        {
            string figure = File.ReadAllText(file);
            Assert.Equal(Svg + "svg", XDocument.Parse(figure).Root!.Name);
            Assert.Contains(figure[figure.IndexOf("<title>", StringComparison.Ordinal)..], page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_markup_is_well_formed_whatever_the_names()
    {
        string page = Write(out _, title: "a < b & \"c\"", classNames: ["<i>", "a&b", "c"]);

        // All void elements of the page but these are closed, so with them out of the way an XML parser can judge.
        string xml = Regex.Replace(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal), "<(meta|img)([^>]*)>", "<$1$2/>");
        var document = XDocument.Parse(xml);
        Assert.Equal("a < b & \"c\"", document.Descendants("h1").Single().Value);
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Figures_are_the_same_in_every_culture(string culture)
    {
        Write(out var files);
        string[] expected = [.. files.Skip(1).Select(File.ReadAllText)];

        CultureScope.Run(culture, () => Write(out _));

        Assert.Equal(expected, files.Skip(1).Select(File.ReadAllText));
    }

    [Fact]
    public void The_worst_rows_are_the_wrong_ones_with_the_greatest_loss()
    {
        var network = LinearNetwork<ThreeClasses>.Zero();
        network.Core.Storage.Parameters.Span[ReportedBias(2)] = 1;
        var data = TestData.ThreeClasses(30);

        var worst = WorstRowFinder.Find(network.Core, network.Core.Description.Heads[0], data, 100);

        // All rows are taken for class 2; with logits 0, 0, 1 the loss of the others is ln(2 + e).
        Assert.Equal(20, worst.Count);
        Assert.All(worst, w => Assert.Equal(Math.Log(2 + Math.E), w.Loss, 1e-6)); // a float of about 1.5
        Assert.All(worst, w => Assert.NotEqual(2, data.Label(w.Row)));
        Assert.Equal("0", worst[0].Actual);
        Assert.Equal("2 (57.6 %)", worst[0].Predicted);
    }

    [Fact]
    public void A_regression_has_its_greatest_errors_and_no_confusion()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd { LearningRate = 0.01f }) { Epochs = 1 };
        var history = trainer.Fit(TestData.Line());
        string path = Path.Combine(folder, "line.html");

        var files = new TrainingReport<LinearNetwork<Line>>(trainer, history, TestData.Line()) { WorstRows = 2 }.Write(path);

        string page = File.ReadAllText(path);
        Assert.Equal(["line.html", "line-learning-curves.svg", "line-learning-rate.svg", "line-importance.svg"], files.Select(f => Path.GetFileName(f)!));
        Assert.Contains("How much the R² falls where the values of a feature are shuffled among the rows", page, StringComparison.Ordinal);
        Assert.Contains("The rows with the greatest loss", page, StringComparison.Ordinal);
        Assert.Contains("test R²", page, StringComparison.Ordinal);
        Assert.Contains("<b>-4</b>", page, StringComparison.Ordinal); // y = 3x − 1 at its left end, farthest from 0
        Assert.Equal(2, Regex.Count(page, "<div class=\"row\">"));
        Assert.DoesNotContain("Confusion matrix", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_classes_it_says_which_threshold_to_decide_by()
    {
        var data = TwoClasses();
        var trainer = new Trainer<ReportedLogit>(new ReportedLogit(seed: 1), new Adam { LearningRate = 0.05f }) { Epochs = 3 };
        var history = trainer.Fit(data);
        var best = trainer.Evaluate(data).PrecisionRecall!.BestF1;

        var files = new TrainingReport<ReportedLogit>(trainer, history, data).Write(Path.Combine(folder, "two.html"));

        string page = File.ReadAllText(files[0]);
        Assert.Equal(
            ["Learning curves", "Learning rate", "Confusion matrix", "Precision and recall", "Reliability", "Permutation importance"],
            FigureTitle.Matches(page).Select(m => m.Groups[1].Value).Distinct());
        Assert.Contains("<h2>Thresholds to decide by</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<td>the usual one</td><td class=\"number\">0.5000</td><td class=\"number\">0.0000</td>", page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"<td class=\"number\">{best.Threshold:0.0000}</td><td class=\"number\">{best.Counts.Precision:0.0000}</td>"), page, StringComparison.Ordinal);
        Assert.Contains("<span>ROC-AUC</span>", page, StringComparison.Ordinal);
        Assert.Contains("<span>average precision</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("top-", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_gets_the_page_of_the_file()
    {
        var trainer = new Trainer<ReportedLogit>(new ReportedLogit(seed: 1), new Adam()) { Epochs = 1 };
        var history = trainer.Fit(TwoClasses());
        var report = new TrainingReport<ReportedLogit>(trainer, history, TwoClasses()) { ImportanceRepeats = 0 };
        using var stream = new MemoryStream();

        report.Write(stream);
        var files = report.Write(Path.Combine(folder, "page.html"));

        Assert.Equal(File.ReadAllBytes(files[0]), stream.ToArray());
        Assert.DoesNotContain(files, file => file.EndsWith("importance.svg", StringComparison.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.ImportanceRepeats = -1);
        using var curves = new MemoryStream();
        history.WriteLearningCurves(curves);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "page-learning-curves.svg")), curves.ToArray());
    }

    [Fact]
    public void A_png_has_the_pixels_and_right_checksums()
    {
        byte[] png = PngImage.Encode(new Shape(2, 3, 1), [0, 1, 2, 3, 4, 4], 0, 4);

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);

        // From Python: struct.pack and zlib.crc32.
        Assert.Equal("0000000D4948445200000003000000020800000000B81F39C6", Convert.ToHexString(png[8..33]));
        Assert.Equal("0000000049454E44AE426082", Convert.ToHexString(png[^12..]));
        using var data = new ZLibStream(new MemoryStream(png, 41, png.Length - 41 - 16), CompressionMode.Decompress);
        using var lines = new MemoryStream();
        data.CopyTo(lines);
        Assert.Equal([0, 0, 64, 128, 0, 191, 255, 255], lines.ToArray());
    }

    [Fact]
    public void Without_an_epoch_there_is_nothing_to_report()
    {
        var trainer = new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd());

        Assert.Throws<InvalidOperationException>(() => new TrainingReport<LinearNetwork<Line>>(trainer, new TrainingHistory(1), TestData.Line()).Write(Path.Combine(folder, "x.html")));
        Assert.Empty(Directory.GetFiles(folder));
    }

    /// <summary>Two clouds that overlap, the second of a third of the rows; the third input says nothing.</summary>
    private static Dataset TwoClasses()
    {
        var random = new Random(2);
        float[] targets = [.. Enumerable.Range(0, 150).Select(i => i % 3 == 0 ? 1f : 0)];
        return Dataset.FromArrays([.. targets.SelectMany(t => new[] { (2 * random.NextSingle()) + t, (2 * random.NextSingle()) - t, random.NextSingle() })], 3, targets, 1);
    }

    private static int ReportedBias(int output) => LinearNetwork<ThreeClasses>.Description.Layers[0].Parameters[1].IndexOf(0, output);

    private string Write(out IReadOnlyList<string> files, string title = "Report", string[]? classNames = null)
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 120).Select(i => i % 3)];
        float[] inputs = [.. labels.SelectMany(label => Enumerable.Range(0, 16).Select(i => random.NextSingle() + (i % 3 == label ? 0.5f : 0)))];
        var (train, test) = Dataset.FromArrays(inputs, 16, labels, classNames ?? ["a", "b", "c"]).Split(0.5, seed: 1);
        var gradients = new GradientMonitor(TextWriter.Null);
        var trainer = new Trainer<ReportedNetwork>(new ReportedNetwork(1), new Adam()) { Epochs = 3, Seed = 5, Callbacks = { gradients } };
        var history = trainer.Fit(train, test);
        string path = Path.Combine(folder, "report.html");
        files = new TrainingReport<ReportedNetwork>(trainer, history, test) { Title = title, Gradients = gradients }.Write(path);
        return File.ReadAllText(path);
    }

    [GeneratedRegex("<h2>([^<]*)</h2>")]
    private static partial Regex Heading { get; }

    [GeneratedRegex("(?<=<svg [^>]*>\n)<title>([^<]*)</title>")]
    private static partial Regex FigureTitle { get; }

    [GeneratedRegex("https?://[^\"'<) ]+")]
    private static partial Regex Address { get; }

    [GeneratedRegex("src=\"([^\"]*)\"")]
    private static partial Regex Source { get; }
}
