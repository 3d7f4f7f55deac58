using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// The order of values through all pairs of layers that can follow each other, and through joins two deep: PyTorch's files predict here what they predict there,
/// and are written as they were read (<c>Runtime.Tests/Reference/make_orders.py</c>).
/// </summary>
/// <remarks>A sample of 250 networks times the environment variable <c>NETGEN_TEST_SCALE</c>, up to all.</remarks>
[Trait("Category", "Long")]
public sealed class OrderTests
{
    private const int PerCompilation = 125;

    // Sums of up to a hundred products of numbers near 1, in another order than PyTorch's.
    private const float Tolerance = 1e-5f;
    private static readonly IReadOnlyList<OrderCase> Chosen = TestScale.Choose(250, OrderCase.Read());
    private static readonly Dictionary<int, GeneratedAssembly> Assemblies = [];

    public static TheoryData<int> Sets => [.. Enumerable.Range(0, (Chosen.Count + PerCompilation - 1) / PerCompilation)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_file_from_PyTorch_predicts_what_it_predicts_there(int set) => CheckAll(set, (network, core) =>
    {
        Assert.True(NetworkFile.Load(core, network.File).IsComplete);
        AssertClose(network.Outputs, Predict(core, network.Inputs));

        // A row alone, too.
        int inputs = core.Description.InputShape.Size, outputs = core.Description.OutputShape.Size;
        AssertClose(network.Outputs[^outputs..], Predict(core, network.Inputs[^inputs..]));
    });

    [Theory]
    [MemberData(nameof(Sets))]
    public void It_is_written_as_PyTorch_wrote_it(int set) => CheckAll(set, (network, core) =>
    {
        NetworkFile.Load(core, network.File);
        Assert.Equal(Content(network.File), Content(NetworkFile.SaveToBytes(core)));
    });

    /// <summary>
    /// Along the gradient a function grows by the gradient's length, and by less along any other vector of that length. In single precision the difference quotient
    /// is off by the rounding of the function over the step, about 1e-6 / 1e-3, and by the square of the step.
    /// </summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Gradients_go_back_through_copies(int set) => CheckAll(set, (network, core) =>
    {
        // Of two rows, a batch normalisation leaves −1 and 1; indices have no gradient.
        if (core.Description.Layers.Any(l => l.Kind is "BatchNorm" or "Embedding") || !core.Description.Layers.Any(l => l.Kind == "Transpose"))
        {
            return;
        }

        NetworkFile.Load(core, network.File);
        float[] inputs = [.. network.Inputs], outputs = new float[network.Outputs.Length], inputGradient = new float[inputs.Length];
        float[] direction = [.. outputs.Select((_, i) => 1f - (0.75f * (i % 3)))];
        core.Forward(inputs, outputs);
        core.Backward(direction, inputGradient);
        float[] parameters = core.Storage.Parameters.Span.ToArray(), gradient = core.Gradients.ToArray();
        double length = Math.Sqrt(gradient.Concat(inputGradient).Sum(g => (double)g * g));
        const double Step = 1e-3;
        double growth = (ValueAt(Step) - ValueAt(-Step)) / (2 * Step);
        Assert.True(
            Math.Abs(growth - length) <= 0.01 * Math.Max(1, length),
            FormattableString.Invariant($"the gradient's length is {length}, but along it the sum grows by {growth}"));

        double ValueAt(double step)
        {
            for (int i = 0; i < parameters.Length; i++)
            {
                core.Storage.Parameters.Span[i] = (float)(parameters[i] + (step * gradient[i] / length));
            }

            core.Forward([.. inputs.Select((x, i) => (float)(x + (step * inputGradient[i] / length)))], outputs);
            return outputs.Zip(direction, (y, d) => (double)y * d).Sum();
        }
    });

    [PyTorchFact]
    public void PyTorch_predicts_from_a_file_what_the_network_predicts()
    {
        var folder = Directory.CreateTempSubdirectory("netgen-orders-");
        try
        {
            var saved = new List<object>();
            var expected = new List<float[]>();
            CheckAll(0, (network, core) =>
            {
                NetworkFile.Save(core, Path.Combine(folder.FullName, $"{saved.Count}.safetensors"));
                saved.Add(new { text = network.Text, inputs = network.Inputs });
                expected.Add(Predict(core, network.Inputs));
            });
            File.WriteAllText(Path.Combine(folder.FullName, "networks.json"), JsonSerializer.Serialize(saved));
            using var process = Process.Start(PyTorchFactAttribute.Python!, [RepositoryRoot.Path("Runtime.Tests", "Reference", "make_orders.py"), folder.FullName]);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            float[][] outputs = JsonSerializer.Deserialize<float[][]>(File.ReadAllText(Path.Combine(folder.FullName, "outputs.json")))!;
            Assert.Equal(expected.Count, outputs.Length);
            for (int i = 0; i < outputs.Length; i++)
            {
                AssertClose(outputs[i], expected[i]);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Checks every network of a set, and names all that fail.</summary>
    private static void CheckAll(int set, Action<OrderCase, NetworkCore> check)
    {
        var failures = new StringBuilder();
        var assembly = AssemblyOf(set);
        int count = 0;
        foreach (var network in Chosen.Skip(set * PerCompilation).Take(PerCompilation))
        {
            try
            {
                check(network, GeneratedAssembly.CoreOf(assembly.Create($"Network{count}", seed: count)));
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or InvalidDataException)
            {
                failures.Append(CultureInfo.InvariantCulture, $"{network.Text}: {e.Message}\n");
            }

            count++;
        }

        Assert.True(failures.Length == 0, failures.ToString());
        Assert.NotEqual(0, count);
    }

    private static GeneratedAssembly AssemblyOf(int set)
    {
        lock (Assemblies)
        {
            if (!Assemblies.TryGetValue(set, out var assembly))
            {
                var networks = Chosen.Skip(set * PerCompilation).Take(PerCompilation);
                string source = string.Join('\n', networks.Select((network, i) => $"{network.Text} public partial class Network{i};"));
                var run = new GeneratorRunner(new NetworkGenerator()).Run([TestCompilation.UsingNetGen(source)]);
                Assert.Empty(run.Driver.GetRunResult().Diagnostics);
                Assemblies.Add(set, assembly = GeneratedAssembly.Load(run.Output));
            }

            return assembly;
        }
    }

    private static float[] Predict(NetworkCore core, float[] inputs)
    {
        float[] outputs = new float[inputs.Length / core.Description.InputShape.Size * core.Description.OutputShape.Size];
        core.Predict(inputs, outputs);
        return outputs;
    }

    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(
                Math.Abs(expected[i] - found[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i])),
                FormattableString.Invariant($"expected {expected[i]} at {i}, found {found[i]}"));
        }
    }

    /// <summary>Name, type and shape of each tensor of a file, and its bytes.</summary>
    private static (string Tensors, string Data) Content(byte[] file)
    {
        int length = (int)BitConverter.ToInt64(file);
        using var header = JsonDocument.Parse(file.AsMemory(8, length));
        var tensors = header.RootElement.EnumerateObject().Where(t => t.Name != "__metadata__");
        return (string.Join('\n', tensors.Select(t => t.Name + t.Value.GetRawText())), Convert.ToHexString(file.AsSpan(8 + length)));
    }

    /// <summary>A network of the walk, and what PyTorch made of it.</summary>
    private sealed record OrderCase(string Text, float[] Inputs, float[] Outputs, byte[] File)
    {
        public static IReadOnlyList<OrderCase> Read()
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(RepositoryRoot.Path("Runtime.Tests", "Reference", "orders.json")));
            return [.. json.RootElement.EnumerateArray().Select(n => new OrderCase(
                n.GetProperty("text").GetString()!, Floats(n.GetProperty("inputs")), Floats(n.GetProperty("outputs")), n.GetProperty("file").GetBytesFromBase64()))];
        }

        private static float[] Floats(JsonElement text) => MemoryMarshal.Cast<byte, float>(text.GetBytesFromBase64()).ToArray();
    }
}
