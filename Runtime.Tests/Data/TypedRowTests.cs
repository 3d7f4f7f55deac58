namespace NetGen.Runtime.Tests.Data;

/// <summary>Rows of the users' own types: the encoder that is generated, data sets of them, and networks that take them.</summary>
public class TypedRowTests
{
    private static readonly Flat Known = new("F1", 60, "oil", District.West, District.Altstadt, 4, true, true);
    private static readonly Flat Lacking = new("F2", 30.5, null, District.Nord, District.Nord, null, false, false);

    [Fact]
    public void A_row_becomes_inputs_in_the_order_of_its_properties()
    {
        var data = Dataset.FromRows([Known, Lacking]);

        Assert.Equal(Flat.FeatureCount, data.InputSize);
        Assert.Equal([60, 0, 1, 0, 0, 1, 0, 2, 4, 1, 30], data.Input(0).ToArray());
        Assert.Equal([30.5f, 0, 0, 1, 1, 0, 0, 0, 2, 0, 15.25f], data.Input(1).ToArray());
    }

    [Fact]
    public void Inputs_are_named_after_properties_and_categories() =>
        Assert.Equal(
            ["Area", "Heating=gas", "Heating=oil", "Heating=unknown", "District=Nord", "District=West", "District=Altstadt", "Nearest", "Floor", "HasLift", "AreaOfRoom"],
            Dataset.FromRows([Known]).FeatureNames);

    [Fact]
    public void A_bool_is_a_class()
    {
        var data = Dataset.FromRows([Known, Lacking]);

        Assert.Equal([1, 0], [data.Label(0), data.Label(1)]);
        Assert.Equal(["False", "True"], data.ClassNames);
        Assert.Equal(2, Dataset.FromRows([Known]).ClassCount);
        Assert.False(data.HasTargets);
    }

    [Fact]
    public void A_text_is_the_class_of_its_place()
    {
        var data = Dataset.FromRows([new Kind(1, "large"), new Kind(2, "small")]);

        Assert.Equal([1, 0], [data.Label(0), data.Label(1)]);
        Assert.Equal(["small", "large"], data.ClassNames);
    }

    [Fact]
    public void An_integer_is_a_class_without_a_name()
    {
        var data = Dataset.FromRows([new Digit { Ink = 1, Class = 7 }, new Digit { Ink = 2, Class = 3 }]);

        Assert.Equal((7, 3, 8), (data.Label(0), data.Label(1), data.ClassCount));
        Assert.Null(data.ClassNames);
    }

    [Fact]
    public void A_negative_class_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromRows([new Digit { Class = -1 }]));

        Assert.StartsWith("The label of row 0 is -1, but labels count from 0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_are_numbers_in_the_order_of_their_properties()
    {
        var data = Dataset.FromRows([new Point(1, 2, 3, true), new Point(-1, -2, -3, false)]);

        Assert.Equal(2, data.TargetSize);
        Assert.Equal([3, 1], data.Target(0).ToArray());
        Assert.Equal([-3, 0], data.Target(1).ToArray());
        Assert.False(data.HasLabels);
    }

    [Fact]
    public void Rows_that_are_not_known_can_be_predicted_and_not_learnt()
    {
        Flat[] flats = [Known, Known with { IsLet = null }];

        var data = Dataset.FromRowInputs(flats);
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromRows(flats));
        var targetError = Assert.Throws<ArgumentException>(() => Dataset.FromRows([new Point(1, 2, null, true)]));

        Assert.Equal((2, false, null), (data.Count, data.HasLabels, data.ClassNames));
        Assert.StartsWith("Row 1 (counted from 0): IsLet is null, but a value to learn must be known.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 0 (counted from 0): Sum is null, but a value to learn must be known.", targetError.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_category_names_property_value_and_categories()
    {
        var text = Assert.Throws<ArgumentException>(() => Dataset.FromRows([Known, Known with { Heating = "wood" }]));
        var member = Assert.Throws<ArgumentException>(() => Dataset.FromRows([Known with { District = (District)1 }]));
        var label = Assert.Throws<ArgumentException>(() => Dataset.FromRows([new Kind(1, null!)]));

        Assert.StartsWith("Row 1 (counted from 0): Heating is 'wood', but must be one of 'gas', 'oil', 'unknown'.", text.Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 0 (counted from 0): District is '1', but must be one of 'Nord', 'West', 'Altstadt'.", member.Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 0 (counted from 0): Size is null, but must be one of 'small', 'large'.", label.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(1e300, "Infinity")]
    public void A_number_that_is_not_finite_is_an_error(double value, string shown)
    {
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromRows([Known with { Area = value }]));
        var target = Assert.Throws<ArgumentException>(() => Dataset.FromRows([new Point(1, 2, value, true)]));

        Assert.StartsWith($"Row 0 (counted from 0): Area is {shown}, but must be finite.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Row 0 (counted from 0): target 0 is {shown}, but must be finite.", target.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_rows_and_no_row_are_errors()
    {
        Assert.StartsWith("A data set needs at least one row, but got none.", Assert.Throws<ArgumentException>(() => Dataset.FromRows(new List<Flat>())).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 1 (counted from 0): it is null.", Assert.Throws<ArgumentException>(() => Dataset.FromRows([Known, null!])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Dataset.FromRows((IEnumerable<Flat>)null!));
        Assert.Throws<ArgumentNullException>(() => Flat.Encode(null!, new float[Flat.FeatureCount]));
    }

    [Fact]
    public void A_span_of_another_length_is_an_error()
    {
        var error = Assert.Throws<ArgumentException>(() => Flat.Encode(Known, new float[Flat.FeatureCount + 1]));

        Assert.StartsWith($"Flat has {Flat.FeatureCount} inputs, but the span has {Flat.FeatureCount + 1}.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        float[] inputs = new float[Flat.FeatureCount];
        Flat.Encode(Known, inputs);
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < 100; i++)
        {
            Flat.Encode(i % 2 == 0 ? Known : Lacking, inputs);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Predicting_allocates_nothing()
    {
        var network = new PointModel(seed: 1);
        var classifier = Trained(Dataset.FromRows(Flats(20)));
        float[] outputs = new float[2];
        int sum = Predict();
        long before = GC.GetAllocatedBytesForCurrentThread();

        sum -= Predict();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(0, sum);

        int Predict()
        {
            int classes = 0;
            for (int i = 0; i < 100; i++)
            {
                network.Predict(new Point(i, 2, null, true), outputs);
                classifier.PredictProbabilities(Lacking, outputs);
                classes += classifier.PredictClass(Known) + classifier.PredictLabel(Lacking).Length;
            }

            return classes;
        }
    }

    [Fact]
    public void A_network_of_typed_rows_is_that_of_the_encoded_ones()
    {
        Flat[] flats = Flats(60);
        float[] inputs = [.. flats.SelectMany(Encoded)];
        var typed = Trained(Dataset.FromRows(flats));
        var plain = Trained(Dataset.FromArrays(inputs, Flat.FeatureCount, [.. flats.Select(f => f.IsLet == true ? 1 : 0)], ["False", "True"]));

        Assert.Equal(Flat.FeatureCount, LetClassifier.InputSize);
        Assert.True(plain.Parameters.SequenceEqual(typed.Parameters));
        foreach (var flat in flats)
        {
            float[] encoded = Encoded(flat), expected = new float[2], actual = new float[2];
            plain.Predict(encoded, expected);
            typed.Predict(flat with { IsLet = null }, actual);
            Assert.Equal(expected, actual);
            plain.PredictProbabilities(encoded, expected);
            typed.PredictProbabilities(flat, actual);
            Assert.Equal(expected, actual);
            Assert.Equal(plain.PredictClass(encoded), typed.PredictClass(flat));
            Assert.Equal(plain.PredictLabel(encoded), typed.PredictLabel(flat));
        }

        Assert.Equal(["False", "True"], flats.Select(f => typed.PredictLabel(f)).Distinct().Order());
        Assert.True(flats.Count(f => typed.PredictLabel(f) == f.IsLet.ToString()) > 50);
    }

    [Fact]
    public void Only_a_classifier_predicts_classes()
    {
        var network = new PointModel(seed: 1);
        float[] expected = new float[2], actual = new float[2];
        network.Predict([0.5f, -2], expected);
        network.Predict(new Point(0.5f, -2, null, false), actual);

        var error = Assert.Throws<InvalidOperationException>(() => network.PredictClass(new Point(1, 2, 3, true)));

        Assert.Equal(expected, actual);
        Assert.Equal("PointModel is not a classifier: its loss is MeanSquaredError.", error.Message);
        Assert.Throws<ArgumentException>(() => network.Predict(new Point(1, 2, 3, true), new float[3]));
        Assert.Throws<ArgumentNullException>(() => new LetClassifier().PredictLabel((Flat)null!));
    }

    private static Flat[] Flats(int count)
    {
        var random = new Random(3);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double area = random.Next(20, 120);
            return new Flat($"F{i}", area, i % 5 == 0 ? null : i % 2 == 0 ? "gas" : "oil", (District)((int[])[5, 2, 9])[i % 3], District.Nord, i % 7 == 0 ? null : i % 4, i % 2 == 0, area > 70);
        })];
    }

    private static float[] Encoded(Flat flat)
    {
        float[] inputs = new float[Flat.FeatureCount];
        Flat.Encode(flat, inputs);
        return inputs;
    }

    private static LetClassifier Trained(Dataset data)
    {
        var trainer = new Trainer<LetClassifier>(new LetClassifier(seed: 2), new Adam { LearningRate = 0.02f }) { BatchSize = 16, Epochs = 20, Seed = 5 };
        trainer.Fit(data);
        return trainer.Network;
    }

    private static readonly Amounts Whole = new(-16_777_216, 1 << 30, 1L << 62, null, short.MaxValue, 16_777_217.5, 3);

    [Fact]
    public void Integers_that_floats_are_become_them() =>
        Assert.Equal([-16_777_216f, 1 << 30, 1L << 62, 7, short.MaxValue, 16_777_218], Dataset.FromRows([Whole]).Input(0).ToArray());

    public static TheoryData<string, Amounts, string> Inexact => new()
    {
        { "Int", Whole with { Int = 16_777_217 }, "Int is 16777217, which a float cannot hold: it would become 16777216" },
        { "UInt", Whole with { UInt = uint.MaxValue }, "UInt is 4294967295, which a float cannot hold: it would become 4294967296" },
        { "Long", Whole with { Long = long.MaxValue }, "Long is 9223372036854775807, which a float cannot hold: it would become 9223372036854775808" },
        { "ULong", Whole with { ULong = ulong.MaxValue }, "ULong is 18446744073709551615, which a float cannot hold: it would become 18446744073709551616" },
        { "Learnt", Whole with { Learnt = -1_700_000_001 }, "Learnt is -1700000001, which a float cannot hold: it would become -1700000000" },
    };

    [Theory]
    [MemberData(nameof(Inexact))]
    public void Others_are_an_error_that_names_row_and_property(string property, Amounts row, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Dataset.FromRows([Whole, row]));

        Assert.StartsWith($"Row 1 (counted from 0): {message}. Make it a double to allow rounding.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith(property, message, StringComparison.Ordinal);
    }
}
