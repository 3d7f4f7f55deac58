namespace NetGen.Runtime.Tests.Data;

/// <summary>Rows that come from outside may be wrong: that is an answer, and no exception.</summary>
public class RowTryTests
{
    private static readonly Flat Known = new("F1", 60, "oil", District.West, District.Altstadt, 4, true, true);

    public static TheoryData<string, Flat?, string> Wrong => new()
    {
        { "category", Known with { Heating = "wood" }, "Heating is 'wood', but must be one of 'gas', 'oil', 'unknown'." },
        { "member", Known with { District = (District)1 }, "District is '1', but must be one of 'Nord', 'West', 'Altstadt'." },
        { "first of two", Known with { Heating = "wood", Nearest = (District)1 }, "Heating is 'wood', but must be one of 'gas', 'oil', 'unknown'." },
        { "infinite", Known with { Area = 1e300 }, "Area is Infinity, but must be finite." },
        { "NaN", Known with { Area = double.NaN }, "Area is NaN, but must be finite." },
        { "integer", Known with { Floor = 16_777_217 }, "Floor is 16777217, which a float cannot hold: it would become 16777216. Make it a double to allow rounding." },
        { "null", null, "The Flat is null." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_the_reason(string what, Flat? row, string reason)
    {
        var network = Trained();
        float[] inputs = new float[Flat.FeatureCount], outputs = new float[2];

        Assert.NotEmpty(what);
        Assert.False(Flat.TryEncode(row!, inputs, out string? encoding));
        Assert.False(network.TryPredict(row!, outputs, out string? predicting));
        Assert.False(network.TryPredictClass(row!, out int index, out string? classifying));
        Assert.False(network.TryPredictLabel(row!, out string? label, out string? naming));
        Assert.False(network.TryPredictProbabilities(row!, outputs, out string? weighing));
        Assert.All([encoding, predicting, classifying, naming, weighing], actual => Assert.Equal(reason, actual));
        Assert.Equal((-1, null), (index, label));
        Assert.All(outputs, y => Assert.Equal(0, y));
        if (row is not null)
        {
            Assert.Equal(reason, Assert.Throws<ArgumentException>(() => Flat.Encode(row, inputs)).Message);
        }
    }

    [Fact]
    public void A_row_that_can_be_encoded_is_predicted_as_always()
    {
        var network = Trained();
        float[] expected = new float[2], actual = new float[2], inputs = new float[Flat.FeatureCount], tried = new float[Flat.FeatureCount];
        Flat.Encode(Known, inputs);

        Assert.True(Flat.TryEncode(Known, tried, out string? reason));
        Assert.Null(reason);
        Assert.Equal(inputs, tried);
        network.Predict(Known, expected);
        Assert.True(network.TryPredict(Known, actual, out reason));
        Assert.Equal(expected, actual);
        network.PredictProbabilities(Known, expected);
        Assert.True(network.TryPredictProbabilities(Known, actual, out reason));
        Assert.Equal(expected, actual);
        Assert.True(network.TryPredictClass(Known, out int index, out reason));
        Assert.Equal(network.PredictClass(Known), index);
        Assert.True(network.TryPredictLabel(Known, out string? label, out reason));
        Assert.Equal(network.PredictLabel(Known), label);
        Assert.Null(reason);
    }

    [Fact]
    public void What_the_caller_does_wrong_is_an_exception()
    {
        var network = Trained();

        Assert.Throws<ArgumentException>(() => Flat.TryEncode(Known, new float[3], out _));
        Assert.Throws<ArgumentException>(() => network.TryPredict(Known, new float[3], out _));
        Assert.Throws<ArgumentException>(() => network.TryPredictLabel(Known, out _, out _, head: "other"));
        Assert.Throws<InvalidOperationException>(() => new PointModel().TryPredictClass(new Point(1, 2, 3, true), out _, out _));
        Assert.Throws<InvalidOperationException>(() => new LetClassifier().TryPredictLabel(Known, out _, out _));
    }

    [Fact]
    public void A_good_row_allocates_nothing()
    {
        var network = Trained();
        float[] outputs = new float[2];
        int good = Predict();
        long before = GC.GetAllocatedBytesForCurrentThread();

        good -= Predict();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, good);

        int Predict()
        {
            int count = 0;
            for (int i = 0; i < 100; i++)
            {
                count += network.TryPredict(Known, outputs, out _) && network.TryPredictClass(Known, out _, out _) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>An encoder that somebody wrote by hand says what is wrong by an exception.</summary>
    [Fact]
    public void An_encoder_by_hand_can_be_tried_too()
    {
        float[] inputs = new float[1];

        Assert.True(Try(new ByHand(3), inputs, out string? reason));
        Assert.Equal((3f, null), (inputs[0], reason));
        Assert.False(Try(new ByHand(-1), inputs, out reason));
        Assert.Equal("-1 is below 0.", reason);
        Assert.False(Try(new ByHand(float.NaN), inputs, out reason));
        Assert.Equal("X is NaN, but must be finite.", reason);

        static bool Try<TRow>(TRow row, float[] inputs, out string? reason)
            where TRow : IFeatures<TRow> => TRow.TryEncode(row, inputs, out reason);
    }

    private static LetClassifier Trained()
    {
        var trainer = new Trainer<LetClassifier>(new LetClassifier(seed: 2), new Adam()) { Epochs = 1 };
        trainer.Fit(Dataset.FromRows([Known, Known with { Area = 20, IsLet = false }]));
        return trainer.Network;
    }

    private sealed record ByHand(float X) : IFeatures<ByHand>
    {
        public static int FeatureCount => 1;

        public static IReadOnlyList<string> FeatureNames => ["X"];

        public static void Encode(ByHand row, Span<float> inputs) => inputs[0] = row.X < 0 ? throw new ArgumentException("-1 is below 0.") : row.X;
    }
}
