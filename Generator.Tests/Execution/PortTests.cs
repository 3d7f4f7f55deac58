using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Drawn networks with several inputs and heads: against PyTorch (<c>make_ports.py</c> and <c>make_towers.py</c> in <c>Runtime.Tests/Reference</c>), and against themselves.</summary>
public sealed class PortTests
{
    /// <summary>To a tensor's largest value. PyTorch computed in double precision, and its own single precision is within a fifth of this.</summary>
    private const float Tolerance = 1e-5f;

    /// <summary>Twenty steps, each of which rounds; Adam divides gradients by their own size.</summary>
    private const float ToleranceOfTrajectories = 1e-4f;

    private static readonly PortCase[] Cases = PortCase.Read();
    private static readonly Lazy<GeneratedAssembly> Networks = new(Compile);

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Predicts_what_PyTorch_predicts(int number)
    {
        var (test, core) = Make(number);
        float[] outputs = new float[test.Predictions.Length];
        core.Predict(test.Inputs, outputs);
        AssertClose(test.Predictions, outputs, Tolerance, "prediction");

        // A row alone, too.
        int inputSize = core.Description.InputShape.Size, outputSize = core.Description.OutputShape.Size;
        core.Predict(test.Inputs.AsSpan(^inputSize..), outputs.AsSpan(0, outputSize));
        AssertClose(test.Predictions.AsSpan(^outputSize..), outputs.AsSpan(0, outputSize), Tolerance, "prediction of one row");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Has_the_loss_and_its_gradients(int number)
    {
        var (test, core) = Make(number);
        var loss = core.ComputeGradients(test.Inputs, test.ToTargets());
        AssertClose([test.Loss], [(float)loss.Mean], Tolerance, "loss");
        AssertParameters(number, test.Gradients, core.Description, core.Gradients, Tolerance, "gradient");

        // The same loss of what the network gives in training.
        float[] outputs = new float[test.Signal.Length];
        core.Forward(test.Inputs, outputs);
        AssertClose([test.Loss], [(float)core.EvaluateLoss(core.Storage, outputs, test.ToTargets()).Mean], Tolerance, "loss of outputs");

        // And the weighted sum of those of the heads.
        double sum = core.Description.Heads.Select((head, i) => head.Loss.Kind == LossKind.None ? 0 : head.Weight * core.EvaluateHead(core.Storage, outputs, test.ToTargets(), i).Mean).Sum();
        AssertClose([test.Loss], [(float)sum], Tolerance, "weighted sum");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Follows_a_signal_back_to_parameters_and_inputs(int number)
    {
        var (test, core) = Make(number);
        float[] outputs = new float[test.Signal.Length], inputGradient = new float[test.Inputs.Length];
        core.Forward(test.Inputs, outputs);
        core.Backward(test.Signal, inputGradient);
        AssertClose(test.Outputs, outputs, Tolerance, "output");
        AssertClose(test.InputGradient, inputGradient, Tolerance, "input gradient");
        AssertParameters(number, test.SignalGradients, core.Description, core.Gradients, Tolerance, "gradient");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Takes_the_steps_of_SGD(int number)
    {
        var (test, core) = Make(number);
        Train(number, core, new Sgd { LearningRate = 0.05f }, test.SgdLosses, test.Sgd);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Takes_the_steps_of_Adam(int number)
    {
        var (test, core) = Make(number);
        Train(number, core, new Adam { LearningRate = 0.01f }, test.AdamLosses, test.Adam);
    }

    /// <summary>One head followed back is all heads with zeros for the others: the same sums, in which zeros are left out.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_head_alone_gives_what_it_gives_beside_zeros(int number)
    {
        var (test, core) = Make(number);
        int size = core.Description.OutputShape.Size;
        float[] outputs = new float[test.Signal.Length], inputGradient = new float[test.Inputs.Length];
        for (int head = 0; head < core.Description.Heads.Count; head++)
        {
            var port = core.Description.Heads[head];
            float[] signal = [.. test.Signal.Select((s, i) => i % size >= port.First && i % size < port.First + port.Shape.Size ? s : 0)];
            core.Forward(test.Inputs, outputs);
            core.Backward(signal, inputGradient);
            float[] gradients = core.Gradients.ToArray(), inputGradients = [.. inputGradient];

            // What is left of earlier steps must not be seen.
            core.Forward(test.Inputs, outputs);
            core.Backward([.. Enumerable.Repeat(1e9f, signal.Length)], inputGradient);
            core.Forward(test.Inputs, outputs);
            core.BackwardHeads(test.Signal, 1UL << head, inputGradient);
            AssertSame(gradients, core.Gradients, $"gradient of '{port.Name}'");
            AssertSame(inputGradients, inputGradient, $"input gradient of '{port.Name}'");

            // Without the gradient of the inputs, the parameters' are the same; and with it while every other layer is frozen.
            core.Forward(test.Inputs, outputs);
            core.BackwardHeads(test.Signal, 1UL << head, default);
            AssertSame(gradients, core.Gradients, $"gradient of '{port.Name}' without that of the inputs");
            var frozen = core.Description.Layers.Where(l => l.Parameters.Count > 0).Where((_, i) => i % 2 == 0).ToList();
            frozen.ForEach(l => core.SetRateFactor(l, 0));
            foreach (var parameter in frozen.SelectMany(l => l.Parameters))
            {
                gradients.AsSpan(parameter.Offset, parameter.StorageLength).Clear();
            }

            core.Forward(test.Inputs, outputs);
            core.BackwardHeads(test.Signal, 1UL << head, inputGradient);
            AssertSame(inputGradients, inputGradient, $"input gradient of '{port.Name}' with frozen layers");
            AssertSame(gradients, core.Gradients, $"gradient of '{port.Name}' with frozen layers");
            core.Forward(test.Inputs, outputs);
            core.BackwardHeads(test.Signal, 1UL << head, default);
            AssertSame(gradients, core.Gradients, $"gradient of '{port.Name}' with frozen layers, without that of the inputs");
            frozen.ForEach(l => core.SetRateFactor(l, 1));
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Frozen_layers_leave_the_other_gradients_as_they_are(int number)
    {
        var (test, core) = Make(number);
        core.ComputeGradients(test.Inputs, test.ToTargets());
        float[] gradients = core.Gradients.ToArray();
        var layers = core.Description.Layers.Where(l => l.Parameters.Count > 0).ToList();

        // Each alone, the first ones, and every other one.
        IEnumerable<List<LayerDescription>> sets = [.. layers.Select(l => new List<LayerDescription> { l }), .. layers.Select((_, i) => layers.Take(i + 1).ToList()), layers.Where((_, i) => i % 2 == 0).ToList()];
        foreach (var frozen in sets)
        {
            frozen.ForEach(l => core.SetRateFactor(l, 0));
            core.ComputeGradients(test.Inputs, test.ToTargets());
            frozen.ForEach(l => core.SetRateFactor(l, 1));
            float[] expected = [.. gradients];
            foreach (var parameter in frozen.SelectMany(l => l.Parameters))
            {
                expected.AsSpan(parameter.Offset, parameter.StorageLength).Clear();
            }

            AssertSame(expected, core.Gradients, $"gradient with frozen {string.Join(", ", frozen.Select(l => l.Name))}");
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Every_number_of_workers_gives_the_same_bits(int number)
    {
        var (test, _) = Make(number);
        float[]? parameters = null;
        foreach (int workers in new[] { 1, 2, 3, 8 })
        {
            var (_, core) = Make(number);

            // So many rows that eight workers are worth it.
            int copies = 1;
            while (core.UsefulWorkers(copies * test.Inputs.Length / core.Description.InputShape.Size, 8) < 8)
            {
                copies *= 2;
            }

            core.Workers = workers;
            float[] inputs = Repeat(test.Inputs, copies);
            var targets = new TargetBatch { Labels = Repeat(test.Labels, copies), Values = Repeat(test.Values, copies) };
            var optimizer = new Adam();
            for (int step = 0; step < 3; step++)
            {
                NetworkTraining.TrainStep(core, inputs, targets, optimizer);
            }

            core.Workers = 1;
            parameters ??= core.Storage.Parameters.Span.ToArray();
            Assert.Equal(parameters, core.Storage.Parameters.Span.ToArray());
        }
    }

    /// <summary>
    /// Networks that are rarely written. Along the gradient of parameters and inputs the outputs' sum grows by the gradient's length; in single precision the difference quotient is off by the
    /// rounding of the sum over the step, about 1e-6 / 1e-3, and by the square of the step.
    /// </summary>
    [Theory]
    [InlineData("[Input(\"a\", 2)] [Input(\"b\", 3)] [Dense(2, From = \"a\")] [Output(\"x\")] [Output(\"y\", From = \"b\")]")]
    [InlineData("[Input(\"a\", 2)] [Input(\"b\", 3)] [Dense(2, From = \"a\")] [HuberLoss(Name = \"x\")] [MeanSquaredErrorLoss(Name = \"y\", From = \"b\")]")]
    [InlineData("[Input(\"a\", 2, 2, 2)] [Input(\"b\", 3)] [Flatten(From = \"a\")] [Output(\"x\")] [Tanh(From = \"b\")] [Output(\"y\")]")]
    [InlineData("[Input(\"a\", 4)] [Dense(3, Name = \"t\")] [CrossEntropyLoss(Name = \"x\")] [MeanSquaredErrorLoss(Name = \"y\", From = \"t\")] [Output(\"z\", From = \"t\")]")]
    [InlineData("[Input(\"a\", 4)] [Dense(3, Activation.Tanh, Name = \"t\")] [Output(\"x\")] [Tanh(From = \"t\")] [Output(\"y\")] [Dense(2, From = \"t\")] [Loss<Own>(Name = \"z\", Weight = 2)]")]
    [InlineData("[Input(\"a\", 2)] [Input(\"b\", 2)] [Block<Part>(From = \"b\", Name = \"part\")] [Add(\"a\")] [Dense(1)] [HuberLoss(Name = \"y\")] [Output(\"x\", From = \"part\")]")]
    [InlineData("[Input(\"a\", 3)] [Input(\"b\", 3)] [Tanh(From = \"b\", Name = \"t\")] [Add(\"a\")] [Dense(1)] [HuberLoss(Name = \"y\")] [Output(\"x\", From = \"t\")]")]
    [InlineData("[Input(\"a\", 3)] [Input(\"b\", 3)] [Input(\"c\", 3)] [Add(\"b\", \"c\", From = \"a\", Name = \"s\")] [Dense(1)] [HuberLoss(Name = \"y\")] [Multiply(\"c\", From = \"s\")] [Output(\"x\")] [Output(\"z\", From = \"s\")]")]
    [InlineData("[Input(\"a\", 3)] [Input(\"b\", 3)] [Input(\"c\", 3)] [Multiply(\"b\", \"c\", From = \"a\", Name = \"s\")] [Dense(3)] [Add(\"a\", \"s\")] [HuberLoss(Name = \"y\")] [Add(\"c\", From = \"b\")] [Output(\"x\")]")]
    [InlineData("[Input(\"a\", 3)] [Input(\"b\", 3)] [Rescale(0.25, 1, From = \"b\", Name = \"scaled\")] [Dense(3, Activation.Tanh)] [Multiply(\"a\", \"scaled\")] [Dense(2)] [MeanSquaredErrorLoss]")]
    [InlineData("[Input(\"a\", 20)] [Input(\"b\", 17)] [Concat(\"b\", \"a\", From = \"a\", Name = \"all\")] [LayerNorm] [Dense(18, Activation.SiLU)] [Output(\"x\")] [Softmax(From = \"all\")] [Output(\"y\")] [Output(\"z\", From = \"a\")]")]
    [InlineData("[Input(\"a\", 6, 5, 2)] [Input(\"b\", 4, 3, 2)] [Conv2D(3, 3, Activation.Tanh, From = \"a\", Name = \"small\")] [Concat(\"b\")] [MaxPool2D(2, Stride = 1)] [Output(\"x\")] [GlobalAvgPool(From = \"b\")] [Dense(2)] [HuberLoss(Name = \"y\")] [Output(\"z\", From = \"small\")]")]
    [InlineData("[Input(\"a\", 2)] [Input(\"b\", 3)] [Dense(4, From = \"b\")] [Dropout(0.5)] [Tanh(Name = \"t\")] [Output(\"x\")] [Dense(2, From = \"t\")] [Concat(\"a\")] [Output(\"y\")]")]
    public void Gradients_of_odd_networks_are_those_of_differences(string attributes)
    {
        const string Others =
            """
            [Block] [Dense(2, Activation.Tanh)] [Add("input")] public class Part;
            public sealed class Own : ILoss { public static float Evaluate(System.ReadOnlySpan<float> output, System.ReadOnlySpan<float> target, System.Span<float> gradient) { gradient.Clear(); return 0; } }
            """;
        var run = new GeneratorRunner(new NetworkGenerator()).Run([TestCompilation.UsingNetGen($"[Network] {attributes} public partial class Net; {Others}")]);
        Assert.Empty(run.Driver.GetRunResult().Diagnostics);
        var core = GeneratedAssembly.CoreOf(GeneratedAssembly.Load(run.Output).Create("Net", seed: 1));
        const int Rows = 3;
        float[] inputs = [.. Enumerable.Range(1, Rows * core.Description.InputShape.Size).Select(i => MathF.Sin(i * 1.7f))];
        float[] inputGradient = new float[inputs.Length], outputs = new float[Rows * core.Description.OutputShape.Size], predictions = new float[outputs.Length];
        float[] signal = [.. outputs.Select((_, i) => 1f - (0.75f * (i % 3)))], parameters = core.Storage.Parameters.Span.ToArray();
        core.Predict(inputs, predictions);
        core.Forward(inputs, outputs);
        if (!core.Description.Layers.Any(l => l.Kind == "Dropout"))
        {
            AssertClose(outputs, predictions, 1e-5f, "prediction");
        }

        for (int head = -1; head < core.Description.Heads.Count; head++)
        {
            int size = core.Description.OutputShape.Size;
            var port = head < 0 ? null : core.Description.Heads[head];
            float[] followed = [.. signal.Select((s, i) => port is null || (i % size >= port.First && i % size < port.First + port.Shape.Size) ? s : 0)];
            core.Forward(inputs, outputs);
            core.BackwardHeads(signal, head < 0 ? ulong.MaxValue : 1UL << head, inputGradient);
            float[] gradient = core.Gradients.ToArray();
            double length = Math.Sqrt(gradient.Concat(inputGradient).Sum(g => (double)g * g));
            const double Step = 1e-3;
            double growth = (ValueAt(Step) - ValueAt(-Step)) / (2 * Step);
            Assert.True(Math.Abs(growth - length) <= 0.01 * Math.Max(1, length), FormattableString.Invariant($"of '{port?.Name}' the gradient's length is {length}, but along it the sum grows by {growth}"));
            Assert.True(length > 0);

            double ValueAt(double step)
            {
                for (int i = 0; i < parameters.Length; i++)
                {
                    core.Storage.Parameters.Span[i] = (float)(parameters[i] + (step * gradient[i] / length));
                }

                core.Forward([.. inputs.Select((x, i) => (float)(x + (step * inputGradient[i] / length)))], outputs);
                parameters.CopyTo(core.Storage.Parameters.Span);
                return outputs.Zip(followed, (y, d) => (double)y * d).Sum();
            }
        }
    }

    private static T[] Repeat<T>(T[] rows, int copies) => [.. Enumerable.Repeat(rows, copies).SelectMany(r => r)];

    private static void Train(int number, NetworkCore core, Optimizer optimizer, float[] losses, byte[] weights)
    {
        var test = Cases[number];
        float[] found = new float[losses.Length];
        for (int step = 0; step < found.Length; step++)
        {
            found[step] = NetworkTraining.TrainStep(core, test.Inputs, test.ToTargets(), optimizer);
        }

        AssertClose(losses, found, ToleranceOfTrajectories, "losses");
        AssertParameters(number, weights, core.Description, core.Storage.Parameters.Span, ToleranceOfTrajectories, "weight");
        AssertState(number, weights, core);
    }

    private static (PortCase Case, NetworkCore Core) Make(int number) => (Cases[number], Load(number, Cases[number].Weights));

    private static NetworkCore Load(int number, byte[] file)
    {
        var core = GeneratedAssembly.CoreOf(Networks.Value.Create($"Network{number}", seed: number));
        var report = NetworkFile.Load(core, file);
        Assert.True(report.IsComplete, report.ToString());
        return core;
    }

    private static GeneratedAssembly Compile()
    {
        string source = string.Join('\n', Cases.Select((network, i) => $"{network.Text} public partial class Network{i}; {network.Blocks}"));
        var run = new GeneratorRunner(new NetworkGenerator()).Run([TestCompilation.UsingNetGen(source)]);
        Assert.Empty(run.Driver.GetRunResult().Diagnostics);
        return GeneratedAssembly.Load(run.Output);
    }

    /// <summary>Compares tensor by tensor with a file, which is read as weights are.</summary>
    private static void AssertParameters(int number, byte[] file, NetworkDescription network, ReadOnlySpan<float> found, float tolerance, string what)
    {
        var expected = Load(number, file).Storage.Parameters.Span;
        foreach (var layer in network.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                AssertClose(expected.Slice(parameter.Offset, parameter.StorageLength), found.Slice(parameter.Offset, parameter.StorageLength), tolerance, $"{what} {layer.Name}.{parameter.Name}");
            }
        }
    }

    private static void AssertState(int number, byte[] file, NetworkCore core)
    {
        var expected = Load(number, file).Storage.State.Span;
        foreach (var layer in core.Description.Layers)
        {
            foreach (var tensor in layer.State)
            {
                AssertClose(
                    expected.Slice(tensor.Offset, tensor.StorageLength), core.Storage.State.Span.Slice(tensor.Offset, tensor.StorageLength), ToleranceOfTrajectories, $"{layer.Name}.{tensor.Name}");
            }
        }
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, float tolerance, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        float largest = 0;
        foreach (float value in expected)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - found[i]) <= tolerance * largest, FormattableString.Invariant($"{what}: expected {expected[i]} at {i}, found {found[i]}; the largest is {largest}"));
        }
    }

    /// <summary>Equal values; a zero may have either sign.</summary>
    private static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i] == found[i], FormattableString.Invariant($"{what}: expected {expected[i]} at {i}, found {found[i]}"));
        }
    }

    /// <summary>A network, the classes of its blocks, and what PyTorch made of it. Weights and gradients are safetensors files, in which shared ones stand under the name of each run.</summary>
    private sealed record PortCase(
        string Text,
        string? Blocks,
        float[] Inputs,
        int[] Labels,
        float[] Values,
        float[] Signal,
        byte[] Weights,
        float Loss,
        byte[] Gradients,
        float[] Predictions,
        float[] Outputs,
        byte[] SignalGradients,
        float[] InputGradient,
        float[] SgdLosses,
        byte[] Sgd,
        float[] AdamLosses,
        byte[] Adam)
    {
        private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, Converters = { new FloatsConverter() } };

        public TargetBatch ToTargets() => new() { Labels = Labels, Values = Values };

        public static PortCase[] Read() => [.. Read("ports.json"), .. Read("towers.json"), .. Read("sequences.json")];

        private static PortCase[] Read(string file) => JsonSerializer.Deserialize<PortCase[]>(File.ReadAllBytes(RepositoryRoot.Path("Runtime.Tests", "Reference", file)), Json)!;
    }

    /// <summary>Single-precision numbers as their bytes in base64.</summary>
    private sealed class FloatsConverter : JsonConverter<float[]>
    {
        public override float[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => MemoryMarshal.Cast<byte, float>(reader.GetBytesFromBase64()).ToArray();

        public override void Write(Utf8JsonWriter writer, float[] value, JsonSerializerOptions options) => writer.WriteBase64StringValue(MemoryMarshal.AsBytes<float>(value));
    }
}
