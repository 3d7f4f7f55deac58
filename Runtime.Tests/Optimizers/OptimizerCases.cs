using System.Text.Json;

namespace NetGen.Runtime.Tests.Optimizers;

/// <summary>PyTorch's trajectories of one optimizer; every array has one row a step.</summary>
internal sealed record OptimizerCase(
    string Name, float[] Initial, float[][] Gradients, float[][] After, double[][] AfterInDouble, double[]? Norms);

internal static class OptimizerCases
{
    internal static IReadOnlyList<OptimizerCase> Read(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", file)));
        var root = json.RootElement;
        float[] initial = root.GetProperty("initial").Deserialize<float[]>()!;
        float[][] gradients = root.GetProperty("gradients").Deserialize<float[][]>()!;
        return [.. root.GetProperty("cases").EnumerateArray().Select(c => new OptimizerCase(
            c.GetProperty("name").GetString()!,
            initial,
            gradients,
            c.GetProperty("after").Deserialize<float[][]>()!,
            c.GetProperty("after_f64").Deserialize<double[][]>()!,
            c.TryGetProperty("norms_f64", out var norms) ? norms.Deserialize<double[]>() : null))];
    }
}
