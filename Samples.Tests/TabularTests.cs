using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

public sealed class TabularTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>To say no of each flat is right in 68 of 100; no network is right in all, since areas and heatings are missing. The means of five folds lie around 85 %.</summary>
    [Fact]
    public void A_table_with_text_and_missing_values_is_cross_validated_and_predicted()
    {
        var run = Sample.Run("Tabular", folder.Path);

        Assert.Equal([""], run.Error);
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(run.TestAccuracy, 80, 95);
        Assert.Contains("fold    rows  epochs        loss    accuracy", run.Output);
        string[] predictions = File.ReadAllLines(folder.File("predictions.csv"));
        Assert.Equal("row,prediction,p(no),p(yes)", predictions[0]);
        Assert.Equal(21, predictions.Length);
        Assert.All(predictions[1..], line => Assert.Matches(@"^\d+,(no|yes),[-0-9.E]+,[-0-9.E]+$", line));
    }

    [Fact]
    public void Two_runs_predict_the_same()
    {
        Sample.Run("Tabular", folder.Path);
        byte[] first = File.ReadAllBytes(folder.File("predictions.csv"));
        Sample.Run("Tabular", folder.Path);

        Assert.Equal(first, File.ReadAllBytes(folder.File("predictions.csv")));
    }

    [Fact]
    public void An_option_is_refused_in_one_line_and_exit_code_2()
    {
        var run = Sample.Run("Tabular", folder.Path, "--fast");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--fast", Assert.Single(run.Error), StringComparison.Ordinal);
    }
}
