using NetGen.Runtime.Tests.Data.Infrastructure;
using Xunit.Abstractions;

namespace NetGen.Runtime.Tests.Convergence;

/// <summary>Ten trainings with every optimizer setting of the reference end where PyTorch's end.</summary>
public class PyTorchConvergenceTests(ITestOutputHelper output)
{
    private const int TrainingRows = 1437, Seeds = 10;

    // The reference is a mean of five seeds with a deviation of 0.004 to 0.007 a seed, so the difference of the means deviates by up to 0.004.
    private const double AccuracyTolerance = 0.01;

    // A single seed's loss is up to 1.55 times the reference's mean (Adadelta); means of several seeds lie closer.
    private const double LossFactor = 2;

    public static TheoryData<string> Settings => [.. ConvergenceReference.Results.Select(r => r.Setting)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Means_over_ten_seeds_are_those_of_PyTorch(string setting)
    {
        var expected = ConvergenceReference.Results.Single(r => r.Setting == setting);
        var (accuracy, loss) = TrainSeeds(setting);
        output.WriteLine(FormattableString.Invariant(
            $"{setting}: accuracy {accuracy:0.0000} (PyTorch {expected.TestAccuracy:0.0000}), training loss {loss:0.00000} (PyTorch {expected.TrainingLoss:0.00000})"));
        Assert.InRange(accuracy, expected.TestAccuracy - AccuracyTolerance, expected.TestAccuracy + AccuracyTolerance);
        Assert.InRange(loss, expected.TrainingLoss / LossFactor, expected.TrainingLoss * LossFactor);
    }

    private static (double Accuracy, double Loss) TrainSeeds(string setting)
    {
        var digits = Dataset.FromCsv(DataFiles.Digits, labelColumn: ^1);
        var train = digits.Take(TrainingRows);
        var test = digits.Slice(TrainingRows, digits.Count - TrainingRows);
        double accuracy = 0, loss = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var network = new ConvergenceNetwork(seed);
            new Trainer<ConvergenceNetwork>(network, ConvergenceReference.CreateOptimizer(setting)) { BatchSize = 32, Epochs = 30, Seed = seed }.Fit(train);
            accuracy += network.Evaluate(test).Accuracy!.Value / Seeds;
            loss += network.Evaluate(train).Loss / Seeds;
        }

        return (accuracy, loss);
    }
}
