using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

public sealed partial class ForecastTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [GeneratedRegex(@"^mean absolute error: (\d+\.\d\d), seasonal naive: (\d+\.\d\d)$")]
    private static partial Regex LastLine { get; }

    public void Dispose() => folder.Dispose();

    /// <summary>Twenty epochs come to nine tenths of the error of the week before.</summary>
    [Fact]
    public void Forecasts_better_than_the_week_before()
    {
        var run = Run("--epochs", "20");
        Assert.Equal(0, run.ExitCode);
        var match = LastLine.Match(run.Output[^1]);
        Assert.True(match.Success, run.Output[^1]);
        double error = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), naive = double.Parse(
            match.Groups[2].Value, CultureInfo.InvariantCulture);
        Assert.InRange(error, 0.5 * naive, 0.95 * naive);
        Assert.StartsWith("<svg", File.ReadAllText(folder.File("forecast.svg")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("demand.safetensors")));
    }

    [Fact]
    public void Its_series_is_the_one_that_it_makes()
    {
        Assert.Equal(0, Run("--make").ExitCode);
        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "demand.csv")).ReplaceLineEndings("\n"), File.ReadAllText(folder.File("demand.csv")));
    }

    [Fact]
    public void Another_file_needs_one_value_per_time()
    {
        File.WriteAllText(folder.File("other.csv"), "timestamp,a,b\n1,2,3\n2,3,4\n");
        var run = Run("--data", "other.csv");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["other.csv has 2 columns beside 'timestamp', but one is needed: the value."], run.Error);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("Forecast", folder.Path, arguments);
}
