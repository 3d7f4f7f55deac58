using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Networks of one layer whose attribute stands beside PyTorch's numbers: <c>Runtime.Tests/Reference</c>.</summary>
/// <remarks>Tolerance 10⁻⁵ relative and 10⁻⁶ absolute: both sides compute in single precision, with sums of at most some dozen terms.</remarks>
public class PyTorchTableTests
{
    private const float Relative = 1e-5f;
    private const float Absolute = 1e-6f;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, PropertyNameCaseInsensitive = true };

    [Fact]
    public void Poolings_are_those_of_PyTorch_in_every_combination()
    {
        var table = Read<PoolingTable>("poolings.json");
        float[] image = [.. table.Image.SelectMany(line => line)];
        Check(table.Cases, c => $"[Network({(IsSignal(c) ? "11, 1" : "7, 6, 1")})] [{c.Attribute}]", (core, c) =>
        {
            float[] x = IsSignal(c) ? table.Signal : image, y = new float[c.Output.Length], dx = new float[x.Length], prediction = new float[y.Length];
            core.Predict(x, prediction);
            core.Forward(x, y);
            core.Backward([.. Enumerable.Range(1, y.Length).Select(i => (float)i)], dx);
            AssertClose(c.Output, prediction, $"{c.Attribute}, prediction");
            AssertClose(c.Output, y, $"{c.Attribute}, output");
            AssertClose(c.Gradient, dx, $"{c.Attribute}, gradient");
        });

        static bool IsSignal(Pooling pooling) => pooling.Attribute.Contains("1D", StringComparison.Ordinal);
    }

    [Fact]
    public void Activations_have_the_derivatives_of_PyTorch_where_they_jump_and_at_NaN()
    {
        var table = Read<KinkTable>("kinks.json");
        Check(table.Activations, c => $"[Network({table.Points.Length})] [{c.Attribute}]", (core, c) =>
        {
            float[] y = new float[table.Points.Length], dx = new float[y.Length], ones = [.. Enumerable.Repeat(1f, y.Length)];
            core.Forward(table.Points, y);
            core.Backward(ones, dx);
            AssertClose(c.Values, y, $"{c.Attribute} at {string.Join(", ", table.Points)}");
            AssertClose(c.Slopes, dx, $"derivative of {c.Attribute} at {string.Join(", ", table.Points)}");
        });
    }

    [Fact]
    public void Losses_have_the_derivatives_of_PyTorch_where_they_jump_and_at_NaN()
    {
        var table = Read<KinkTable>("kinks.json");
        Check(table.Losses, c => $"[Network(1)] [Dense(1)] [{c.Attribute}]", (core, c) =>
        {
            // The output is the input, so the gradient of the bias is that of the output.
            var layer = new LayerView(core, core.Description.Layers[0]);
            layer.CopyWeightsFrom([1f]);
            float[] values = new float[table.Points.Length], slopes = new float[values.Length];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)core.ComputeGradients([table.Points[i]], new TargetBatch { Values = new float[1] }).Mean;
                layer.CopyBiasGradientsTo(slopes.AsSpan(i, 1));
            }

            AssertClose(c.Values, values, $"{c.Attribute} at {string.Join(", ", table.Points)}");
            AssertClose(c.Slopes, slopes, $"derivative of {c.Attribute} at {string.Join(", ", table.Points)}");
        });
    }

    private static void Check<TCase>(IReadOnlyList<TCase> cases, Func<TCase, string> attributes, Action<NetworkCore, TCase> check)
    {
        var assembly = new GeneratorRunner(new NetworkGenerator()).Load("using NetGen;\n" + string.Concat(cases.Select((c, i) => $"{attributes(c)} public sealed partial class Network{i};\n")));
        Assert.All(cases.Select((c, i) => (c, i)), c => check(GeneratedAssembly.CoreOf(assembly.Create($"Network{c.i}", 1)), c.c));
    }

    private static void AssertClose(float[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool isClose = float.IsNaN(expected[i]) ? float.IsNaN(actual[i]) : MathF.Abs(expected[i] - actual[i]) <= Absolute + (Relative * MathF.Abs(expected[i]));
            Assert.True(isClose, FormattableString.Invariant($"{what}: number {i} is {actual[i]:R} instead of {expected[i]:R}."));
        }
    }

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(RepositoryRoot.Path("Runtime.Tests", "Reference", file)), Json)!;

    private sealed record KinkTable(float[] Points, Kink[] Activations, Kink[] Losses);

    private sealed record Kink(string Attribute, float[] Values, float[] Slopes);

    private sealed record PoolingTable(float[][] Image, float[] Signal, Pooling[] Cases);

    private sealed record Pooling(string Attribute, float[] Output, float[] Gradient);
}
