using System.Reflection;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>No prediction makes a class of NaN: what takes a row says which value is not finite, as a data set does; what gives numbers gives NaN.</summary>
public class NotFiniteTests
{
    private static readonly float[] Rows = [1f, 2f, 3f, 4f, 5f, 6f];

    public static TheoryData<float> NotFinite => [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void A_value_that_is_not_finite_is_the_error_that_a_data_set_gives(float value)
    {
        var kind = new LeafKind(seed: 1);
        float[] row = [1f, value], rows = [1f, 2f, 3f, 4f, 5f, value], probabilities = [.. Enumerable.Repeat(-1f, 9)];
        AssertSaysPlace("input", 0, () => kind.PredictClass(row));
        AssertSaysPlace("input", 0, () => kind.PredictLabel(row));
        AssertSaysPlace("inputs", 2, () => kind.PredictLabels(rows));
        AssertSaysPlace("inputs", 2, () => kind.PredictProbabilities(rows, probabilities));
        AssertSaysPlace("inputs", 2, () => Dataset.FromArrays(rows, 2, new int[3]));
        Assert.All(probabilities, p => Assert.Equal(-1f, p));

        void AssertSaysPlace(string parameter, int rowOfValue, Action predict) => Assert.Equal(
            FormattableString.Invariant($"{parameter}: expected finite values, but found {value} in row {rowOfValue}, column 1 (counted from 0). (Parameter '{parameter}')"),
            Assert.Throws<ArgumentException>(predict).Message);
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void A_typed_row_says_which_property_is_not_finite(float value)
    {
        var kind = new LeafKind(seed: 1);
        var leaf = new Leaf(1f, value);
        string expected = FormattableString.Invariant($"Width is {value}, but must be finite.");
        foreach (Action predict in new Action[]
        {
            () => kind.Predict(leaf, new float[3]), () => kind.Predict(leaf), () => new LeafHealth(seed: 1).PredictValue(leaf), () => kind.PredictClass(leaf), () => kind.PredictLabel(leaf), () => kind.PredictProbabilities(leaf, new float[3]),
        })
        {
            Assert.Equal(expected, Assert.Throws<ArgumentException>(predict).Message);
        }

        Assert.StartsWith($"Row 0 (counted from 0): {expected}", Assert.Throws<ArgumentException>(() => Dataset.FromRowInputs([leaf])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_not_finite_give_no_class()
    {
        AssertNamesNoClass(new LeafKind(), 3, "LeafKind");
        AssertNamesNoClass(new LeafHealth(), 1, "LeafHealth");

        static void AssertNamesNoClass<TNetwork>(TNetwork network, int outputs, string name)
            where TNetwork : class, INetwork<TNetwork, Leaf>
        {
            network.Core.Storage.Parameters.Span.Fill(float.NaN);
            var leaf = new Leaf(1f, 2f);
            float[] row = [1f, 2f];
            foreach (Action predict in new Action[]
            {
                () => network.PredictClass(leaf), () => network.PredictLabel(leaf), () => network.PredictProbabilities(leaf, new float[outputs]),
                () => NetGen.Generated.Predictions.Class(network.Core, row), () => NetGen.Generated.Predictions.Label(network.Core, row),
                () => NetGen.Generated.Predictions.Labels(network.Core, row), () => NetGen.Generated.Predictions.Probabilities(network.Core, row, new float[outputs]),
            })
            {
                Assert.Equal(
                    $"{name} cannot predict a class: from finite inputs it computes NaN for output 0 of row 0 (counted from 0). Its weights are not finite, or too large.",
                    Assert.Throws<InvalidOperationException>(predict).Message);
            }
        }
    }

    [Fact]
    public void A_file_of_predictions_is_not_made_of_NaN()
    {
        var network = new LeafKind();
        ((INetwork<LeafKind>)network).Core.Storage.Parameters.Span.Fill(float.NaN);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Throws<InvalidOperationException>(() => network.WritePredictions(Dataset.FromArrays(Rows, 2, new int[3]), path));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Predict_and_Forward_carry_NaN_on_in_its_row()
    {
        var network = new LeafKind(seed: 1);
        float[] rows = [1f, 2f, 3f, float.NaN, 5f, 6f], expected = new float[9], predicted = new float[9], outputs = new float[9];
        network.Predict(Rows, expected);
        network.Predict(rows, predicted);
        network.Forward(rows, outputs);
        Assert.All(predicted[3..6].Concat(outputs[3..6]), y => Assert.Equal(float.NaN, y));
        Assert.Equal(expected[..3].Concat(expected[6..]), predicted[..3].Concat(predicted[6..]));
    }

    /// <summary>The tests above are all there are to write: a new member comes here.</summary>
    [Fact]
    public void These_are_all_members_that_predict()
    {
        string[] ofRows = ["Predict", "PredictClass", "PredictLabel", "PredictLabels", "PredictProbabilities"], typed = ["Predict", "PredictClass", "PredictLabel", "PredictProbabilities", "PredictValue"];
        Assert.Equal(ofRows, NamesOf(typeof(LeafKind)));
        Assert.Equal(typed, NamesOf(typeof(TypedPredictions)));

        static IEnumerable<string> NamesOf(Type type) =>
            type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Select(m => m.Name).Where(n => n.StartsWith("Predict", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
    }
}
