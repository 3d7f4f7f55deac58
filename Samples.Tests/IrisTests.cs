using System.Globalization;
using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

public sealed class IrisTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>The row of each species is one of the file; the second process knows weights, standardisation and names from the saved file alone.</summary>
    [Fact]
    public void A_second_process_predicts_raw_rows()
    {
        var training = Run();
        Assert.Equal(0, training.ExitCode);
        Assert.InRange(training.TestAccuracy, 90, 100);
        AssertPredicts("setosa", "5.1 3.5 1.4 0.2");
        AssertPredicts("versicolor", "6.1 2.8 4.7 1.2");
        AssertPredicts("virginica", "6.3 3.3 6.0 2.5");
    }

    [Fact]
    public void Without_a_trained_network_predict_says_what_to_do()
    {
        var run = Run("predict 5.1 3.5 1.4 0.2");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal([$"There is no iris.safetensors in {folder.Path} yet: run this program without arguments first, to train it."], run.Error);
    }

    [Fact]
    public void A_damaged_file_is_named()
    {
        File.WriteAllText(folder.File("iris.safetensors"), "not a network");
        var run = Run("predict 5.1 3.5 1.4 0.2");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("iris.safetensors, byte 0: ", Assert.Single(run.Error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("predict 5.1 3.5 1.4", "predict needs 4 numbers, but there are 3: ")]
    [InlineData("predict 5.1 3.5 1.4 0.2 1", "predict needs 4 numbers, but there are 5: ")]
    [InlineData("predict 5.1 3.5 1.4 0,2", "'0,2' is not a number: ")]
    [InlineData("predict 5.1 3.5 1.4 NaN", "'NaN' is not a number: ")]
    [InlineData("guess", "'guess' is not a command: ")]
    public void Wrong_argument_is_one_line_and_exit_code_2(string arguments, string message)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(message, Assert.Single(run.Error), StringComparison.Ordinal);
        Assert.Equal([""], run.Output);
    }

    private void AssertPredicts(string species, string row)
    {
        var run = Run("predict " + row);
        Assert.Equal(species, run.Output[0]);
        var probabilities = run.Output.Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(
            words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
        Assert.Equal(["setosa", "versicolor", "virginica"], probabilities.Keys);
        Assert.Equal(species, probabilities.MaxBy(pair => pair.Value).Key);

        // Three numbers rounded to 0.005 percent.
        Assert.Equal(100, probabilities.Values.Sum(), 0.02);
    }

    private SampleResult Run(string arguments = "") => Sample.Run("Iris", folder.Path, arguments);
}
