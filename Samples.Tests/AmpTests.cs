using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

public sealed partial class AmpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>20 epochs come to an error of a hundredth of the signal; silence would be 1.</summary>
    [Fact]
    public void Learns_a_device_and_plays_through_it_in_real_time()
    {
        var run = Run("--epochs", "4", "--seconds", "2");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("AmpModel: 512×1 → 512×1", run.Output[0]);
        string error = run.Output.Single(l => l.StartsWith("error to signal: ", StringComparison.Ordinal));
        Assert.InRange(double.Parse(error["error to signal: ".Length..], CultureInfo.InvariantCulture), 0, 0.3);
        Assert.InRange(TimesRealTime(run), 1, 1e6);
        Assert.True(File.Exists(folder.File("amp.svg")));
        Assert.Equal(44 + (4 * 2 * 48_000), new FileInfo(folder.File("amp.wav")).Length);
    }

    /// <summary>Weights of the sizes of the standard model, drawn so that the signal stays between −1 and 1: double precision and single differ by rounding alone.</summary>
    [Fact]
    public void The_standard_WaveNet_agrees_with_double_precision()
    {
        string file = WriteNam("WaveNet", StandardConfig(16), 13_802);
        var run = Run("--model", file, "--check", "--seconds", "1");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("largest difference from double precision: ", run.Output[0], StringComparison.Ordinal);
        Assert.InRange(double.Parse(run.Output[0].Split(' ')[^1], CultureInfo.InvariantCulture), 0, 1e-5);
        Assert.InRange(TimesRealTime(run), 1, 1e6);
    }

    [Fact]
    public void A_model_of_another_shape_is_refused_by_what_differs()
    {
        AssertRefused(WriteNam("WaveNet", StandardConfig(12), 100), "The first array has the channels 12, but StandardWaveNet has 16.");
        AssertRefused(WriteNam("WaveNet", StandardConfig(16), 100), "The file has only 100 weights, which are too few for its sizes.");
        AssertRefused(WriteNam("WaveNet", StandardConfig(16), 13_803), "The file has 13803 weights, but its sizes need 13802.");
        AssertRefused(
            WriteNam("LSTM", new { input_size = 1, hidden_size = 5, num_layers = 1 }, 70),
            "The LSTM has 1 inputs, 5 units and 1 layers, but NamLSTM has 1, 3 and 1: change the class.");
        AssertRefused(WriteNam("ConvNet", new { }, 1), "The file has the architecture ConvNet, but WaveNet is expected.");
    }

    [Fact]
    public void An_LSTM_of_Neural_Amp_Modeler_plays()
    {
        var run = Run("--model", WriteNam("LSTM", new { input_size = 1, hidden_size = 3, num_layers = 1 }, 70), "--seconds", "1");
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(TimesRealTime(run), 1, 1e6);
    }

    [Fact]
    public void A_model_of_RTNeural_plays()
    {
        var run = Run("--model", WriteRTNeural(units: 16), "--seconds", "1");
        Assert.Equal(0, run.ExitCode);
        Assert.InRange(TimesRealTime(run), 1, 1e6);
        AssertRefused(WriteRTNeural(units: 12), "The file has 48 numbers for weight_ih_l0 of LSTM 'lstm', which has 64.");
    }

    [Fact]
    public void Wrong_option_is_one_line_and_exit_code_2()
    {
        var run = Run("--epochs", "0");
        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.Error);
    }

    private static object StandardConfig(int channels)
    {
        int[] dilations = [.. Enumerable.Range(0, 10).Select(i => 1 << i)];
        return new
        {
            layers = new object[]
            {
                new { input_size = 1, condition_size = 1, head_size = 8, channels, kernel_size = 3, dilations, activation = "Tanh", gated = false, head_bias = false },
                new { input_size = channels, condition_size = 1, head_size = 1, channels = 8, kernel_size = 3, dilations, activation = "Tanh", gated = false, head_bias = true },
            },
            head_scale = 0.02,
        };
    }

    private static double TimesRealTime(SampleResult run)
    {
        var match = LastLine().Match(run.Output[^1]);
        Assert.True(match.Success, run.Output[^1]);
        return double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^times real time: (\d+\.\d)$")]
    private static partial Regex LastLine();

    private void AssertRefused(string model, string message)
    {
        var run = Run("--model", model, "--seconds", "1");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal([message], run.Error);
    }

    private string WriteNam(string architecture, object config, int weights)
    {
        var random = new Random(1);
        string path = folder.File($"{architecture}{weights}.nam");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            version = "0.5.4",
            architecture,
            config,
            weights = Enumerable.Range(0, weights).Select(_ => (random.NextDouble() - 0.5) * 0.4),
            sample_rate = 48_000,
        }));
        return path;
    }

    private string WriteRTNeural(int units)
    {
        var random = new Random(2);
        string path = folder.File($"rtneural{units}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            in_shape = new int?[] { null, null, 1 },
            layers = new object[]
            {
                new { type = "lstm", activation = string.Empty, shape = new int?[] { null, null, units }, weights = new object[] { Matrix(1, 4 * units), Matrix(units, 4 * units), Row(4 * units) } },
                new { type = "dense", activation = string.Empty, shape = new int?[] { null, null, 1 }, weights = new object[] { Matrix(units, 1), Row(1) } },
            },
        }));
        return path;

        double[] Row(int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextDouble() - 0.5) * 0.4)];

        double[][] Matrix(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Row(columns))];
    }

    private SampleResult Run(params string[] arguments) => Sample.Run("Amp", folder.Path, arguments);
}
