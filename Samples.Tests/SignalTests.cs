using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

public sealed class SignalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>20 epochs come to 95 %; a quarter would be chance.</summary>
    [Fact]
    public void Learns_to_tell_calls_apart()
    {
        var run = Run("--epochs", "4");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("ToneClassifier: 1024×1 → 4", run.Output[0]);
        Assert.InRange(run.TestAccuracy, 60, 100);
        Assert.True(File.Exists(folder.File("tones.safetensors")));
    }

    /// <summary>20 epochs come to 94 %, 8 to 79.</summary>
    [Fact]
    public void A_recurrent_network_learns_it_too()
    {
        var run = Run("--network", "recurrent", "--epochs", "8");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("ToneListener: 1024×1 → 4", run.Output[0]);
        Assert.InRange(run.TestAccuracy, 60, 100);
    }

    [Fact]
    public void Wrong_option_is_one_line_and_exit_code_2()
    {
        var run = Run("--epochs", "0");
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error);
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("Signal", folder.Path, arguments);
}
