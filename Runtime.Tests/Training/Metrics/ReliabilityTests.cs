using System.Xml.Linq;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Training.Metrics;

[Network(2), Dense(1), BinaryCrossEntropyLoss]
internal sealed partial class OneLogit;

/// <summary>The expected calibration error, by Guo et al.'s formula.</summary>
public sealed class ReliabilityTests
{
    // By hand: bins of a half each. (0, 0.5]: 0.5 right, 0.25 wrong; (0.5, 1]: 0.75 right, 1 right, 0.75 wrong, 0.5 + a bit right.
    private static readonly float[] Confidences = [0.5f, 0.25f, 0.75f, 1, 0.75f, 0.625f];
    private static readonly bool[] AreRight = [true, false, true, true, false, true];

    [Fact]
    public void It_is_the_weighted_mean_of_the_gaps()
    {
        var reliability = Reliability.Of(Confidences, AreRight, bins: 2);

        // All numbers are multiples of a power of two, so sums are exact up to the divisions.
        Assert.Equal(new ReliabilityBin(0, 0.5, 2, 0.375, 0.5), reliability.Bins[0]);
        Assert.Equal(new ReliabilityBin(0.5, 1, 4, 0.78125, 0.75), reliability.Bins[1]);
        Assert.Equal(((2 * 0.125) + (4 * 0.03125)) / 6, reliability.ExpectedCalibrationError, 1e-15);
        Assert.Equal(0.125, reliability.MaximumCalibrationError, 1e-15);
        Assert.Equal(6, reliability.Count);
        Assert.Equal("expected calibration error 0.0625, greatest 0.1250, over 2 bins", reliability.ToString());
        Assert.Equal("0.50 to 1.00: 4 rows, confidence 0.7813, accuracy 0.7500", reliability.Bins[1].ToString());
    }

    [Fact]
    public void A_bin_ends_with_its_upper_limit()
    {
        var reliability = Reliability.Of([0, 0.25f, 0.26f, 1], [true, true, true, true], bins: 4);

        Assert.Equal([2L, 1, 0, 1], reliability.Bins.Select(bin => bin.Count));
        Assert.Equal("0.50 to 0.75: 0 rows", reliability.Bins[2].ToString());
        Assert.True(double.IsNaN(reliability.Bins[2].Accuracy));
    }

    [Fact]
    public void Without_rows_there_is_no_error_to_tell()
    {
        var reliability = Reliability.Of([], []);

        Assert.True(double.IsNaN(reliability.ExpectedCalibrationError));
        Assert.True(double.IsNaN(reliability.MaximumCalibrationError));
        Assert.Equal(15, reliability.Bins.Count);
        Assert.Throws<InvalidOperationException>(() => reliability.WriteFigure(Stream.Null));
    }

    [Fact]
    public void An_evaluation_compares_the_probability_of_the_largest_output_with_what_is_right()
    {
        var data = TestData.ThreeClasses();
        var network = new WaitedFor(seed: 1);
        float[] probabilities = new float[data.Count * 3], confidences = new float[data.Count];
        bool[] areRight = new bool[data.Count];
        for (int row = 0; row < data.Count; row++)
        {
            var own = probabilities.AsSpan(row * 3, 3);
            network.PredictProbabilities(data.Input(row), own);
            int predicted = network.PredictClass(data.Input(row));
            confidences[row] = own[predicted];
            areRight[row] = predicted == data.Label(row);
        }

        var expected = Reliability.Of(confidences, areRight);
        var actual = network.Evaluate(data).Reliability!;

        // Probabilities there are computed in double, here in single.
        Assert.Equal(expected.ExpectedCalibrationError, actual.ExpectedCalibrationError, 1e-6);
        Assert.Equal(expected.Bins.Select(bin => bin.Count), actual.Bins.Select(bin => bin.Count));
    }

    [Fact]
    public void Of_one_logit_the_confidence_is_that_of_the_class_it_says()
    {
        var data = Dataset.FromArrays([1f, 2, -1, 0.5f, 3, -2, -3, -1], 2, [1f, 0, 1, 0], 1);
        var network = new OneLogit(seed: 4);
        float[] logits = network.Predict(data);
        float[] confidences = [.. logits.Select(logit => 1 / (1 + MathF.Exp(-MathF.Abs(logit))))];
        bool[] areRight = [.. logits.Select((logit, row) => logit > 0 == data.Target(row)[0] > 0.5f)];

        var evaluation = network.Evaluate(data);

        // Probabilities there are computed in double, here in single.
        Assert.Equal(Reliability.Of(confidences, areRight).ExpectedCalibrationError, evaluation.Reliability!.ExpectedCalibrationError, 1e-6);
    }

    [Fact]
    public void A_training_and_a_regression_have_none()
    {
        var trainer = new Trainer<WaitedFor>(new WaitedFor(seed: 1), new Adam()) { Epochs = 1, Callbacks = { new Looker(context => Assert.Null(context.Validation!.Reliability)) } };

        Assert.NotNull(trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2)).Epochs[0].ValidationAccuracy);
        Assert.Null(new Unweighted(seed: 1).Evaluate(Dataset.FromArrays(new float[10], 5, new float[4], 2)).Reliability);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(1.1f)]
    [InlineData(float.NaN)]
    public void A_confidence_is_a_probability(float confidence)
    {
        var error = Assert.Throws<ArgumentException>(() => Reliability.Of([0.5f, confidence], [true, true]));
        Assert.StartsWith("A confidence is a probability from 0 to 1, but that of row 1 is ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lengths_and_bins_are_checked()
    {
        Assert.StartsWith("Expected one confidence a row, but got 1 confidence for 2 rows.", Assert.Throws<ArgumentException>(() => Reliability.Of([1], [true, true])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Reliability.Of([1], [true], bins: 0));
    }

    [Fact]
    public void The_figure_has_a_bar_for_each_bin_with_rows()
    {
        using var stream = new MemoryStream();
        Reliability.Of(Confidences, AreRight, bins: 4).WriteFigure(stream);

        stream.Position = 0;
        var bars = XDocument.Load(stream).Descendants().Where(e => e.Name.LocalName == "rect" && e.Attribute("class")?.Value == "ng-f0");
        Assert.Equal(4, bars.Count());
    }

    private sealed class Looker(Action<TrainingContext> look) : Callback
    {
        public override void OnEpochEnd(TrainingContext context) => look(context);
    }
}
