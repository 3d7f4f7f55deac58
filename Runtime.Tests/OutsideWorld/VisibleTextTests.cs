using System.Text.RegularExpressions;
using System.Xml.Linq;
using NetGen.Generated;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.OutsideWorld;

/// <summary>Names that steer a terminal or break XML, wherever they are shown.</summary>
public sealed class VisibleTextTests : IDisposable
{
    /// <summary>Each control character, breaks of lines, directions of writing, what is no character, and a letter of two halves, which is whole.</summary>
    private static readonly string Hostile =
        string.Concat(Enumerable.Range(0, 160).Where(c => c is < 32 or >= 127).Select(c => (char)c)) + "\u2028\u2029\u202e\u2066\ufffe\uffff<&\">😀";

    private readonly string folder = Directory.CreateTempSubdirectory("netgen-visible-").FullName;
    private readonly Dataset data = TestData.ThreeClasses(60, names: ["\e[2Jleft", Hostile, "right\u202e"]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("plain ä 語 😀", "plain ä 語 😀")]
    [InlineData("\e[31m\0\n\t\u007f", "␛[31m␀␊␉␡")]
    [InlineData("a\u0085\u2028\u202eb", "a\\u0085\\u2028\\u202eb")]
    [InlineData("", "")]
    public void What_cannot_be_shown_is_made_visible(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    /// <summary>No data of a theory: attributes hold no half characters.</summary>
    [Fact]
    public void Half_a_character_is_made_visible() => Assert.Equal(@"\ud83d|\ude00|😀", VisibleText.Of("\ud83d|\ude00|\ud83d\ude00"));

    [Fact]
    public void A_quotation_ends_with_a_whole_character()
    {
        Assert.Equal("'ab…'", VisibleText.Quote("ab😀c", 3));
        Assert.Equal("'ab😀…'", VisibleText.Quote("ab😀c", 4));
        Assert.Equal("'␛'", VisibleText.Quote("\e", 4));
    }

    [Fact]
    public void Tables_and_sentences_show_it()
    {
        var network = Trained();
        var sweep = new LearningRateSweep<WrittenNetwork>(new WrittenNetwork()) { Epochs = 1 };
        sweep.Add(Hostile, new Sgd());
        var stopped = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd()) { Callbacks = { new Stopping() } };

        AssertVisible(network.Evaluate(data).Confusion!.ToString());
        AssertVisible(network.Evaluate(data).ToString());
        AssertVisible(sweep.Run(data, data).ToString());
        AssertVisible(stopped.Fit(data).ToString());
        AssertVisible(new LoadReport([Hostile], [Hostile], [Hostile], []).ToString());
    }

    [Fact]
    public void Messages_show_it()
    {
        string[] twice = [Hostile, Hostile], other = [Hostile + "1", "b", "c"];
        AssertVisible(Assert.Throws<ArgumentException>(() => Dataset.FromArrays([1, 2], 1, [0, 1], twice)).Message);
        AssertVisible(Assert.Throws<ArgumentException>(() => Trained().Evaluate(TestData.ThreeClasses(60, names: other))).Message);
        var oneClass = Dataset.FromArrays([1, 2], 1, [0, 0], [Hostile, Hostile + "1"]);
        AssertVisible(Assert.Throws<ArgumentException>(() => ClassWeights.FromFrequencies(oneClass)).Message);
        AssertVisible(SafetensorsReader.Quote(Hostile));
    }

    /// <summary>Names and fields of tables that cannot be read as they are asked for. They are in quotes, so that line ends are part of them.</summary>
    [Fact]
    public void Messages_about_tables_show_it()
    {
        string field = Hostile.Replace("\"", "\"\"", StringComparison.Ordinal), path = Path.Combine(folder, "table.csv");
        AssertMessage($"a,\"{field}\"\n1,2\n", "label");
        AssertMessage($"\"{field}\",\"{field}\"\n1,2\n", Hostile);
        AssertMessage($"\"{field}\",label\n\"{field}\",2\n", "label");
        AssertMessage("a,label\n\"1\"\u0001,2\n", "label");
        AssertMessage($"a,label\n1,\"{field}\"\n", "label", "x", "y");
        byte[] header = [.. "{'\u001b[2J': 1}"u8];
        File.WriteAllBytes(path, [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header]);
        AssertVisible(Assert.Throws<InvalidDataException>(() => Dataset.FromNpy(path)).Message);

        void AssertMessage(string table, string label, params string[] classNames)
        {
            File.WriteAllText(path, table);
            var thrown = Record.Exception(() => Dataset.FromCsv(path, label, classNames: classNames.Length == 0 ? null : classNames));
            Assert.True(thrown is InvalidDataException or ArgumentException, $"{table}: {thrown}");
            AssertVisible(thrown.Message);
        }
    }

    [Fact]
    public void Messages_about_the_inputs_of_a_network_show_it()
    {
        CsvFeatures numbers = Of(Hostile, CsvFeature.Number), classes = Of(Hostile, CsvFeature.OneHot with { Categories = ["a", Hostile] });
        AssertVisible(FeatureDifference.Find(classes, "here", numbers, "there")!);
        AssertVisible(FeatureDifference.Find(numbers, "here", Of("other", CsvFeature.Number), "there")!);

        static CsvFeatures Of(string column, CsvFeature feature) => new(isComplete: true, [new CsvColumnFeature(new CsvColumn(column), feature)]);
    }

    [Fact]
    public void Pages_and_figures_show_it_and_are_well_formed()
    {
        var trainer = new Trainer<WrittenNetwork>(new WrittenNetwork(), new Sgd { LearningRate = 0 }) { Epochs = 2, Callbacks = { new Stopping() } };
        var history = trainer.Fit(data, data);
        var report = new TrainingReport<WrittenNetwork>(trainer, history, data) { Title = Hostile };

        foreach (string file in report.Write(Path.Combine(folder, "report.html")))
        {
            string text = File.ReadAllText(file);
            AssertVisible(text);
            if (file.EndsWith(".svg", StringComparison.Ordinal))
            {
                Assert.NotNull(XDocument.Parse(text).Root);
            }
        }

        // The page is HTML, whose body is well-formed by the rules of XML but for the images.
        string page = File.ReadAllText(Path.Combine(folder, "report.html"));
        string body = page[page.IndexOf("<body>", StringComparison.Ordinal)..page.IndexOf("</html>", StringComparison.Ordinal)];
        body = Regex.Replace(body, "(<img[^>]*)>", "$1/>");
        Assert.Contains("␛", XDocument.Parse(body).Root!.Value, StringComparison.Ordinal);

        var sweep = new LearningRateSweep<WrittenNetwork>(new WrittenNetwork()) { Epochs = 1 };
        sweep.Add(Hostile, new Sgd());
        string figure = sweep.Run(data, data).Draw();
        AssertVisible(figure);
        Assert.NotNull(XDocument.Parse(figure).Root);
    }

    private static void AssertVisible(string text)
    {
        Assert.DoesNotContain(text, c => c != '\n' && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e' or '\u2066' or '\ufffe' or '\uffff'));
        Assert.DoesNotContain('\ufffd', text);
    }

    private WrittenNetwork Trained()
    {
        var network = new WrittenNetwork();
        new Trainer<WrittenNetwork>(network, new Sgd()) { Epochs = 1 }.Fit(data);
        return network;
    }

    private sealed class Stopping : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => context.RequestStop(Hostile);
    }
}
