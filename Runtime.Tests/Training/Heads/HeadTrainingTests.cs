namespace NetGen.Runtime.Tests.Training.Heads;

public class HeadTrainingTests
{
    [Fact]
    public void Both_heads_learn_and_are_measured()
    {
        var (train, test) = HeadData.KindAndPrice(400).Split(0.75, seed: 1);
        var trainer = Trainer(epochs: 150);

        var history = trainer.Fit(train, test);

        var evaluation = trainer.Evaluate(test);
        Assert.Equal(["kind", "price"], evaluation.Heads.Keys);
        Assert.True(evaluation.Heads["kind"].Accuracy > 0.9, evaluation.ToString());
        Assert.True(evaluation.Heads["price"].R2 > 0.95, evaluation.ToString());
        Assert.Null(evaluation.Accuracy);
        Assert.Null(evaluation.R2);
        Assert.Null(evaluation.Heads["price"].Accuracy);

        // The measures are those that one would take by hand: means of the same numbers in double precision.
        var kinds = test.Head("kind");
        var network = trainer.Network;
        double right = Enumerable.Range(0, test.Count).Average(row => network.PredictClass(test.Input(row), "kind") == kinds.Label(row) ? 1.0 : 0);
        Assert.Equal(right, evaluation.Heads["kind"].Accuracy!.Value, 1e-12);
        float[] outputs = network.Predict(test);
        double mae = Enumerable.Range(0, test.Count).Average(row => Math.Abs((double)outputs[(4 * row) + 3] - test.Head("price").Target(row)[0]));
        Assert.Equal(mae, evaluation.Heads["price"].MeanAbsoluteError!.Value, 1e-9 * mae);

        // The last epoch was measured on the same rows.
        var last = history.Epochs[^1];
        Assert.Equal(evaluation.Loss, last.ValidationLoss);
        Assert.Equal(["kind", "price"], last.Heads.Select(h => h.Name));
        Assert.Equal(evaluation.Heads["kind"].Accuracy, last.Heads[0].ValidationAccuracy);
        Assert.Equal(evaluation.Heads["price"].Loss, last.Heads[1].ValidationLoss);
        Assert.Equal(evaluation.Heads["price"].R2, last.Heads[1].ValidationR2);
        Assert.Null(last.ValidationAccuracy);
    }

    /// <summary>The loss of the network is what a step computes, but for the rounding of floats.</summary>
    [Fact]
    public void The_loss_is_the_weighted_sum()
    {
        var data = HeadData.ThreeHeads(60);
        var network = new ThreeHeads(seed: 3);
        var parts = HeadData.Parts(60);

        var evaluation = network.Evaluate(data);

        double sum = evaluation.Heads["kind"].Loss + evaluation.Heads["isLarge"].Loss + (0.25 * evaluation.Heads["sizes"].Loss);
        Assert.Equal(sum, evaluation.Loss, 1e-12);
        var step = network.ComputeGradients(parts.Inputs, parts.Kinds, [.. parts.AreLarge.Select(l => (float)l)], parts.Sizes);
        Assert.Equal(step.Mean, evaluation.Loss, 1e-6);
        Assert.NotNull(evaluation.Heads["isLarge"].RocAuc);
        Assert.Equal("small", evaluation.Heads["isLarge"].Confusion!.ClassNames![0]);
    }

    /// <summary>Rows and classes that weigh twice count in the loss of a head as if they stood there twice.</summary>
    [Fact]
    public void Weights_of_rows_and_classes_weigh_the_means()
    {
        var data = HeadData.KindAndPrice(40);
        var trainer = Trainer();
        trainer.Network.FitPreprocessing(data);
        trainer.HeadClassWeights["kind"] = [1, 2, 1];
        var kinds = data.Head("kind");
        int[] twice = [.. Enumerable.Range(0, 40).SelectMany(row => Enumerable.Repeat(row, (row < 10 ? 2 : 1) * (kinds.Label(row) == 1 ? 2 : 1)))];
        int[] rowsTwice = [.. Enumerable.Range(0, 40).SelectMany(row => Enumerable.Repeat(row, row < 10 ? 2 : 1))];

        var weighted = trainer.Evaluate(data.WithRowWeights([.. Enumerable.Range(0, 40).Select(row => row < 10 ? 2f : 1f)]));

        // Losses of rows are floats, whose sums are taken in double precision.
        trainer.HeadClassWeights.Clear();
        Assert.Equal(trainer.Evaluate(data.Rows(twice)).Heads["kind"].Loss, weighted.Heads["kind"].Loss, 1e-6);
        Assert.Equal(trainer.Evaluate(data.Rows(rowsTwice)).Heads["price"].Loss, weighted.Heads["price"].Loss, 1e-6);
        Assert.Equal(weighted.Heads["kind"].Loss + (0.5 * weighted.Heads["price"].Loss), weighted.Loss, 1e-12);
    }

    [Fact]
    public void The_order_of_the_heads_in_the_data_does_not_matter()
    {
        var parts = HeadData.Parts(50);
        float[] areLarge = [.. parts.AreLarge.Select(l => (float)l)];
        var inOrder = Dataset.FromArrays(parts.Inputs, 3,
            [DatasetHead.FromLabels("kind", parts.Kinds), DatasetHead.FromNumbers("isLarge", areLarge), DatasetHead.FromNumbers("sizes", parts.Sizes, 2)]);

        Assert.Equal(Trained(inOrder), Trained(HeadData.ThreeHeads(50)));

        static float[] Trained(Dataset data)
        {
            var trainer = new Trainer<ThreeHeads>(new ThreeHeads(seed: 2), new Adam()) { Epochs = 3, BatchSize = 8 };
            trainer.Fit(data, data);
            return trainer.Network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Names_of_classes_go_to_their_heads()
    {
        var data = HeadData.ThreeHeads(30);
        var trainer = new Trainer<ThreeHeads>(new ThreeHeads(seed: 2), new Adam()) { Epochs = 1 };
        trainer.Fit(data);
        var network = trainer.Network;

        Assert.Equal(HeadData.Kinds, network.GetClassNames("kind"));
        Assert.Equal(["small", "large"], network.GetClassNames("isLarge"));
        Assert.Null(network.GetClassNames("sizes"));
        Assert.Null(network.ClassNames);
        float[] probabilities = new float[3];
        network.PredictProbabilities(data.Input(0), probabilities, "kind");
        Assert.Equal(1, probabilities.Sum(), 1e-6);
        Assert.Equal(HeadData.Kinds[Array.IndexOf(probabilities, probabilities.Max())], network.PredictLabel(data.Input(0), "kind"));
        Assert.Equal(network.PredictLabel(data.Input(1), "isLarge"), network.PredictLabels(HeadData.Parts(30).Inputs.AsSpan(0, 6), "isLarge")[1]);

        var loaded = new ThreeHeads(seed: 9);
        loaded.Load(network.Save());
        Assert.Equal(HeadData.Kinds, loaded.GetClassNames("kind"));
        Assert.Equal(network.Predict(data), loaded.Predict(data));
        Assert.Equal(["small", "large"], loaded.Clone().GetClassNames("isLarge"));

        loaded.SetClassNames("kind", null);
        Assert.Null(loaded.GetClassNames("kind"));
        Assert.Equal(["small", "large"], loaded.GetClassNames("isLarge"));
        loaded.ResetPreprocessing();
        Assert.Null(loaded.GetClassNames("isLarge"));
        Check("head 'kind' of ThreeHeads has 3 classes, but there are 4 names.", () => loaded.SetClassNames("kind", ["a", "b", "c", "d"]));
        Check("ThreeHeads has no head 'x'; its heads are kind, isLarge, sizes.", () => loaded.GetClassNames("x"));
        Assert.Contains("SetClassNames", Assert.Throws<InvalidOperationException>(() => loaded.ClassNames = ["a"]).Message, StringComparison.Ordinal);

        var other = Dataset.FromArrays(new float[3], 3,
            [DatasetHead.FromLabels("kind", [0], ["hut", "flat", "house"]), DatasetHead.FromLabels("isLarge", [0]), DatasetHead.FromNumbers("sizes", new float[2], 2)]);
        Check("Class 0 is 'hut' in the data set, but 'flat' in head 'kind' of ThreeHeads: read the data with the class names of the network.", () => network.Evaluate(other));

        static void Check(string expected, Action act) => Assert.StartsWith(expected, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_do_not_fit_are_refused_before_anything_is_touched()
    {
        var parts = HeadData.Parts(10);
        var price = DatasetHead.FromNumbers("price", parts.Prices);
        var kind = DatasetHead.FromLabels("kind", parts.Kinds);
        Check("KindAndPrice learns the heads kind, price, but the data set has one target per row and no heads.", kind);
        Check("KindAndPrice learns the heads kind, price, but the data set has none called 'kind'; its heads are class, price.", DatasetHead.FromLabels("class", parts.Kinds), price);
        Check("The data set has 2 numbers per row as targets, but head 'price' of KindAndPrice has 1 output.", kind, DatasetHead.FromNumbers("price", parts.Sizes, 2));
        int[] labels = [.. parts.Kinds];
        labels[6] = 3;
        Check(
            "The data set has 4 classes, but head 'kind' of KindAndPrice distinguishes only 3: the label of row 6 is 3.", DatasetHead.FromLabels("kind", labels), price);
        Check(
            "The data set has 1 number per row as targets, but the loss of head 'kind' of KindAndPrice takes class labels", DatasetHead.FromNumbers("kind", parts.Prices), price);
        Check(
            "The data set has class labels, but the loss MeanSquaredError of head 'price' of KindAndPrice takes 1 number per row.", kind, DatasetHead.FromLabels("price", parts.Kinds));
        Check(
            "The data set has 2 classes ('a', 'b'), but head 'kind' of KindAndPrice distinguishes 3", DatasetHead.FromLabels("kind", parts.AreLarge, ["a", "b"]), price);

        var line = new CrossValidatedLine(seed: 1);
        string message = Assert.Throws<ArgumentException>(() => line.Evaluate(Dataset.FromArrays(new float[10], 1, [kind, price]))).Message;
        Assert.StartsWith("CrossValidatedLine has one head, but the data set has several (kind, price): select one with Dataset.Head.", message, StringComparison.Ordinal);

        void Check(string expected, params DatasetHead[] heads)
        {
            var trainer = Trainer();
            float[] before = trainer.Network.Parameters.ToArray();
            Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => trainer.Fit(Dataset.FromArrays(parts.Inputs, 3, heads))).Message, StringComparison.Ordinal);
            Assert.Equal(before, trainer.Network.Parameters.ToArray());
            Assert.Equal(0, trainer.Steps);
        }
    }

    [Fact]
    public void Weights_of_classes_name_their_head()
    {
        var trainer = Trainer();
        trainer.ClassWeights = [1, 1, 1];
        Check("KindAndPrice has several heads (kind, price): set HeadClassWeights for one of them instead of ClassWeights.");
        trainer.ClassWeights = null;
        trainer.HeadClassWeights["kind"] = [1, 1];
        Check("head 'kind' of KindAndPrice has 3 outputs, but ClassWeights has 2 weights.");
        trainer.HeadClassWeights.Clear();
        trainer.HeadClassWeights["price"] = [1];
        Check("ClassWeights cannot be used with the loss MeanSquaredError of head 'price' of KindAndPrice.");
        trainer.HeadClassWeights.Clear();
        trainer.HeadPositiveWeights["x"] = [1];
        Check("There are weights for the head 'x', but the heads of KindAndPrice are kind, price.");

        void Check(string expected) => Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => trainer.Fit(HeadData.KindAndPrice())).Message);
    }

    [Fact]
    public void A_prediction_names_its_head()
    {
        var network = new ThreeHeads();
        Check("ThreeHeads has several heads (kind, isLarge, sizes): select one with head: \"kind\".", () => NetworkExtensions.PredictClass(network, new float[3]));
        Check("head 'sizes' of ThreeHeads is not a classifier: its loss is MeanAbsoluteError.", () => network.PredictClass(new float[3], "sizes"));
        Check("ThreeHeads has several heads, not one classifier", () => network.PredictWithDropout(new float[3], 2, new float[6], new float[6], asProbabilities: true));

        static void Check(string expected, Action act) => Assert.StartsWith(expected, Assert.Throws<InvalidOperationException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_without_rows_are_warned_of_by_head()
    {
        var data = HeadData.ThreeHeads(40);
        int[] rows = [.. Enumerable.Range(0, 40).Where(row => data.Head("isLarge").Label(row) == 0)];

        var history = new Trainer<ThreeHeads>(new ThreeHeads(), new Adam()) { Epochs = 1 }.Fit(data.Rows(rows));

        Assert.Equal(
            ["The training data have no row of 1 class of the 2 that head 'isLarge' of ThreeHeads distinguishes ('large'): it will not learn to predict them."], history.Warnings);
    }

    private static Trainer<KindAndPrice> Trainer(int epochs = 2) => new(new KindAndPrice(seed: 1), new Adam { LearningRate = 0.01f }) { Epochs = epochs };
}
