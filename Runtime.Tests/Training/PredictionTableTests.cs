using System.Globalization;

namespace NetGen.Runtime.Tests.Training;

[Network(2), Dense(1), BinaryCrossEntropyLoss]
internal sealed partial class BinaryPredictor;

[Network(2), Dense(2), MeanSquaredErrorLoss]
internal sealed partial class PairPredictor;

public sealed class PredictionTableTests : IDisposable
{
    private readonly TemporaryFile file = new(".csv");

    public void Dispose() => file.Dispose();

    /// <summary>More rows than one block has, and names that are one field only in quotes.</summary>
    [Theory]
    [InlineData("en-US")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void A_classifier_gives_class_probabilities_and_what_is_so(string culture) => CultureScope.Run(culture, () =>
    {
        var data = TestData.ThreeClasses(1100, names: ["a,b", "NA", "say \"c\""]);
        var network = new CrossValidated(seed: 1);
        network.FitPreprocessing(data);
        network.WritePredictions(data, file.Path);

        Assert.StartsWith("row,prediction,\"p(a,b)\",p(NA),\"p(say \"\"c\"\")\",actual\n", file.Text, StringComparison.Ordinal);
        var table = Dataset.FromCsv(file.Path, "actual", features: new Dictionary<string, CsvFeature> { ["prediction"] = CsvFeature.Index with { Categories = data.ClassNames } });

        // One row is summed in another order than many: 1e-6 is a few units in the last place of a probability.
        const float Tolerance = 1e-6f;
        float[] probabilities = new float[3];
        Assert.Equal(1100, table.Count);
        for (int row = 0; row < data.Count; row++)
        {
            network.PredictProbabilities(data.Input(row), probabilities);
            Assert.Equal([row, network.PredictClass(data.Input(row))], table.Input(row)[..2].ToArray());
            Assert.All(probabilities, (probability, i) => Assert.Equal(probability, table.Input(row)[2 + i], Tolerance));
            Assert.Equal(data.ClassNames![data.Label(row)], table.ClassNames![table.Label(row)]);
        }
    });

    [Fact]
    public void One_logit_gives_the_probability_of_the_second_class()
    {
        var data = Dataset.FromRows([[0f, 1], [2, 3]]);
        var network = new BinaryPredictor(seed: 1);
        network.WritePredictions(data, file.Path);

        float[] probability = new float[1];
        string Line(int row)
        {
            network.PredictProbabilities(data.Input(row), probability);
            return string.Create(CultureInfo.InvariantCulture, $"{row},{network.PredictClass(data.Input(row))},{probability[0]}");
        }

        Assert.Equal($"row,prediction,p(1)\n{Line(0)}\n{Line(1)}\n", file.Text);
    }

    [Fact]
    public void A_regression_gives_its_outputs_and_the_targets()
    {
        var data = Dataset.FromRows([[0f, 1], [2, 3]], [[4f, 5.5f], [6, 7]]);
        var network = new PairPredictor(seed: 1);
        network.WritePredictions(data, file.Path);

        float[] outputs = network.Predict(data);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"row,prediction1,prediction2,actual1,actual2\n0,{outputs[0]},{outputs[1]},4,5.5\n1,{outputs[2]},{outputs[3]},6,7\n"),
            file.Text);
    }

    [Fact]
    public void Other_rows_are_refused_and_the_old_file_stays()
    {
        File.WriteAllText(file.Path, "old");

        Assert.Throws<ArgumentException>(() => new PairPredictor(seed: 1).WritePredictions(Dataset.FromRows([[0f]]), file.Path));

        Assert.Equal("old", file.Text);
    }
}
