namespace NetGen.Runtime.Tests.Training.Heads;

public sealed class HeadCsvTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-heads-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Each_head_has_its_columns()
    {
        string path = File("kind,x,width,y,price,height\nhut,1,2,3,4,5\nflat,6,7,8,9,10\nhut,11,12,13,14,15\n");

        var data = Dataset.FromCsv(path, heads: [CsvHead.Numbers("size", "height", "width"), CsvHead.Label("kind", "kind"), CsvHead.Numbers("price", ^2)]);

        Assert.Equal(["x", "y"], data.FeatureNames);
        Assert.Equal([6f, 8f], data.Input(1).ToArray());
        Assert.Equal(["size", "kind", "price"], data.Heads.Select(h => h.Name));
        Assert.Equal([10f, 7f], data.Head("size").Target(1).ToArray());
        Assert.Equal(["flat", "hut"], data.Head("kind").ClassNames);
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(data.Head("kind").Label));
        Assert.Equal(14f, data.Head("price").Target(2)[0]);

        // The same file without a header, by place, with the classes in another order and one more.
        string bare = File("hut,1,4\nflat,6,9\n");
        var named = Dataset.FromCsv(bare, heads: [CsvHead.Label("kind", 0) with { ClassNames = ["hut", "house", "flat"] }, CsvHead.Numbers("price", 2)]);
        Assert.Equal(2, named.Count);
        Assert.Equal(2, named.Head("kind").Label(1));
        Assert.Equal(3, named.Head("kind").ClassCount);
    }

    [Fact]
    public void A_row_that_lacks_a_target_of_any_head_is_dropped_or_refused()
    {
        string path = File("kind,x,price\nhut,1,4\n,2,5\nflat,3,\nflat,4,7\n");
        CsvHead[] heads = [CsvHead.Label("kind", "kind"), CsvHead.Numbers("price", "price")];

        var data = Dataset.FromCsv(path, heads, new CsvOptions { MissingLabel = MissingValues.Dropped });

        Assert.Equal([1, 2], data.DroppedRows);
        Assert.Equal([4f, 7f], Enumerable.Range(0, 2).Select(row => data.Head("price").Target(row)[0]));
        string message = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(path, heads)).Message;
        Assert.Contains("line 3", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        string path = File("kind,x,price\nhut,1,4\n");
        var kind = CsvHead.Label("kind", "kind");

        Check("At least one head must be named; without targets use FromCsvInputs.", () => Dataset.FromCsv(path, heads: Array.Empty<CsvHead>()));
        Check("The names of heads must be distinct, but two are called 'kind'.", () => Dataset.FromCsv(path, heads: [kind, CsvHead.Numbers("kind", "price")]));
        Check($"{path}: column 1 'kind' is named as a target twice.", () => Dataset.FromCsv(path, heads: [kind, CsvHead.Label("other", 0)]));
        Check("Each head has its own class names: set CsvHead.ClassNames, not those of the options.", () => Dataset.FromCsv(path, [kind], new CsvOptions { ClassNames = ["hut"] }));
        Check("The head 'price' needs at least one column.", () => CsvHead.Numbers("price", Array.Empty<string>()));
        Check("The head 'price' has numbers, which have no class names.", () => CsvHead.Numbers("price", "price") with { ClassNames = ["a"] });

        static void Check(string expected, Func<object> act) => Assert.StartsWith(expected, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    /// <summary>The file of predictions has the columns of each head under its name, and is a table that can be read again.</summary>
    [Fact]
    public void Predictions_are_written_by_head()
    {
        var data = HeadData.ThreeHeads(5);
        var trainer = new Trainer<ThreeHeads>(new ThreeHeads(seed: 1), new Adam()) { Epochs = 1 };
        trainer.Fit(data);
        string path = Path.Combine(folder, "predictions.csv");

        trainer.Network.WritePredictions(data, path);

        string[] lines = System.IO.File.ReadAllLines(path);
        Assert.Equal(
            "row,prediction(kind),p(kind=flat),p(kind=house),p(kind=hut),prediction(isLarge),p(isLarge=large),prediction(sizes)1,prediction(sizes)2,"
            + "actual(kind),actual(isLarge),actual(sizes)1,actual(sizes)2",
            lines[0]);
        var read = Dataset.FromCsv(path, heads: [CsvHead.Label("kind", "actual(kind)"), CsvHead.Numbers("sizes", "actual(sizes)1", "actual(sizes)2")], new CsvOptions
        {
            Features = new() { ["prediction(kind)"] = CsvFeature.Ignored, ["prediction(isLarge)"] = CsvFeature.Ignored, ["actual(isLarge)"] = CsvFeature.Ignored },
        });
        float[] outputs = trainer.Network.Predict(data);
        for (int row = 0; row < 5; row++)
        {
            string[] fields = lines[row + 1].Split(',');
            Assert.Equal(trainer.Network.PredictLabel(data.Input(row), "kind"), fields[1]);
            Assert.Equal(trainer.Network.PredictLabel(data.Input(row), "isLarge"), fields[5]);
            Assert.Equal(outputs[((6 * row) + 4)..((6 * row) + 6)], read.Input(row)[5..].ToArray());
            Assert.Equal(HeadData.Kinds[data.Head("kind").Label(row)], read.Head("kind").ClassNames![read.Head("kind").Label(row)]);
            Assert.Equal(data.Head("sizes").Target(row).ToArray(), read.Head("sizes").Target(row).ToArray());
        }
    }

    [Fact]
    public void The_report_has_each_head()
    {
        var (train, test) = HeadData.ThreeHeads(200).StratifiedBy("kind").Split(0.5, seed: 1);
        var trainer = new Trainer<ThreeHeads>(new ThreeHeads(seed: 1), new Adam()) { Epochs = 3 };
        var history = trainer.Fit(train, test);

        var files = new TrainingReport<ThreeHeads>(trainer, history, test) { WorstRows = 3 }.Write(Path.Combine(folder, "report.html"));

        Assert.Equal(
            [
                "report.html", "report-learning-curves.svg", "report-head-losses.svg", "report-learning-rate.svg", "report-confusion-kind.svg", "report-reliability-kind.svg",
                "report-confusion-isLarge.svg", "report-precision-recall-isLarge.svg", "report-reliability-isLarge.svg", "report-importance.svg",
            ],
            files.Select(f => Path.GetFileName(f)!));
        string page = System.IO.File.ReadAllText(files[0]);
        var evaluation = trainer.Evaluate(test);
        Assert.Contains($"<b>{NumberText.Percent(evaluation.Heads["kind"].Accuracy!.Value)}</b><span>test accuracy of kind</span>", page, StringComparison.Ordinal);
        Assert.Contains($"<b>{NumberText.Loss(evaluation.Heads["sizes"].Loss)}</b><span>test loss of sizes</span>", page, StringComparison.Ordinal);
        Assert.Contains($"<b>{NumberText.Loss(evaluation.Loss)}</b><span>test loss</span>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>The worst of the wrong rows: kind</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>The rows with the greatest loss: sizes</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<title>Confusion matrix of isLarge</title>", page, StringComparison.Ordinal);
        Assert.Contains("<td>Loss</td><td>CrossEntropy of kind + BinaryCrossEntropy of isLarge + 0.25 · MeanAbsoluteError of sizes</td>", page, StringComparison.Ordinal);
        Assert.Contains("; kind: loss ", page, StringComparison.Ordinal);
    }

    private string File(string text)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid()}.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
