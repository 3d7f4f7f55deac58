using System.Globalization;
using NetGen.Benchmarks.Comparison;

namespace NetGen.Benchmarks.Growth;

/// <summary>The verb <c>growth</c>: what a network costs as it grows deeper and wider.</summary>
internal static class GrowthCommand
{
    /// <summary>Its options, for the usage text.</summary>
    public const string Usage = "growth [--most-parameters N]";

    // A network of more floats than that needs gigabytes for itself, its gradients and Roslyn's trees.
    private const int MostParameters = 70_000_000;
    private static readonly int[] Layers = [1, 4, 16, 64];
    private static readonly int[] Widths = [16, 64, 256, 1024, 2048];

    /// <summary>Runs it.</summary>
    /// <exception cref="ComparisonException">An option is wrong.</exception>
    public static void Run(IEnumerable<string> arguments)
    {
        var line = new CommandLine(arguments);
        int most = line.Count("--most-parameters", MostParameters);
        line.End();
        foreach (string fact in Machine.Describe())
        {
            Console.WriteLine(fact);
        }

        // The first build compiles Roslyn itself.
        GrowthMeasurement.Measure(layers: 1, width: 8);
        Console.WriteLine();
        Console.WriteLine($"Equally wide layers, ReLU, training steps of {GrowthMeasurement.Batch} rows with Sgd.");
        Console.WriteLine();
        Console.WriteLine("| layers | width | parameters | step µs | GFLOP/s | generated KB | generate ms | compile ms | first step ms |");
        Console.WriteLine("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (int layers in Layers)
        {
            foreach (int width in Widths)
            {
                long parameters = (long)layers * width * (width + 1);
                Console.WriteLine(parameters > most ? Skipped(layers, width, parameters) : Text(GrowthMeasurement.Measure(layers, width)));
            }
        }
    }

    private static string Skipped(int layers, int width, long parameters) =>
        string.Create(CultureInfo.InvariantCulture, $"| {layers} | {width} | {parameters:#,0} | left out: more than --most-parameters | | | | | |");

    private static string Text(GrowthMeasurement m) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {m.Layers} | {m.Width} | {m.Parameters:#,0} | {m.Step.TotalMicroseconds:#,0.0} | {m.Gflops:0.0} | {m.GeneratedCharacters / 1000.0:0.0} | {m.Generate.TotalMilliseconds:0.0} | {m.Compile.TotalMilliseconds:0.0} | {m.FirstStep.TotalMilliseconds:0.0} |");
}
