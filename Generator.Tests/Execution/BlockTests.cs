using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Networks with blocks against the same layers written out: the same weights, outputs and gradients, bit by bit; and what their tensors are called.</summary>
public sealed class BlockTests
{
    private const string Source =
        """
        using NetGen;

        [Block]
        [Dense(12, Activation.ReLU, Name = "up")]
        [Dense(8)]
        [Add("input")]
        public class Residual;

        [Block]
        [Tanh(Name = "start")]
        [Block<Residual>(Repeat = 2, Name = "both")]
        [LayerNorm]
        [Multiply("start", "both")]
        public abstract class Gate;

        [Network(8)]
        [Block<Gate>(Name = "gate")]
        [Block<Residual>(From = "input")]
        [Concat("gate")]
        [Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Blocks;

        [Network(8)]
        [Tanh(Name = "start")]
        [Dense(12, Activation.ReLU)]
        [Dense(8)]
        [Add("start", Name = "first")]
        [Dense(12, Activation.ReLU)]
        [Dense(8)]
        [Add("first", Name = "both")]
        [LayerNorm]
        [Multiply("start", "both", Name = "gate")]
        [Dense(12, Activation.ReLU, From = "input")]
        [Dense(8)]
        [Add("input")]
        [Concat("gate")]
        [Dense(2)]
        [MeanSquaredErrorLoss]
        public partial class Written;

        [Block]
        [Dropout(0.5)]
        public class Halved;

        [Network(64)]
        [Block<Halved>(Repeat = 2)]
        public partial class Masked;

        [Network(4, 4, 2)]
        [Block<Noisy>(Repeat = 2)]
        public partial class Random;

        [Block]
        [Dropout2D(0.25)]
        [GaussianNoise(0.1)]
        [Conv2D(2, 1)]
        [Dropout(0.1)]
        public class Noisy;
        """;

    private static readonly Lazy<GeneratedAssembly> Assembly = new(() => GeneratedAssembly.Load(new GeneratorRunner(new NetworkGenerator()).Run(Source).Output));

    [Fact]
    public void A_block_is_its_layers()
    {
        NetworkCore blocks = Create("Blocks"), written = Create("Written");
        float[] inputs = [.. Enumerable.Range(0, 13 * 8).Select(i => MathF.Sin(i))], targets = [.. Enumerable.Range(0, 13 * 2).Select(i => MathF.Cos(i))];

        Assert.Equal(written.Description.ParameterCount, blocks.Description.ParameterCount);
        Assert.Equal(Run(written, inputs, targets), Run(blocks, inputs, targets));
    }

    [Fact]
    public void Tensors_are_called_as_in_nested_modules()
    {
        var description = Create("Blocks").Description;
        string[] expected = ["gate.both.0.up", "gate.both.0.2", "gate.both.1.up", "gate.both.1.2", "gate.2", "1.up", "1.2", "2"];

        Assert.Equal(expected, description.Layers.Where(l => l.Parameters.Count > 0).Select(l => l.FileKey));
        Assert.Equal("gate.both.1.dense1", description.Layers.Where(l => l.Parameters.Count > 0).ElementAt(3).Name);
    }

    [Fact]
    public void Each_run_of_a_block_draws_its_own_mask()
    {
        var core = Create("Masked");
        int rows = 50;
        float[] outputs = new float[rows * 64];
        core.Forward([.. Enumerable.Repeat(1f, outputs.Length)], outputs);

        // Two independent masks of one half keep a quarter; the deviation of the share of 3,200 values is 0.0077.
        Assert.InRange(outputs.Count(x => x != 0) / (double)outputs.Length, 0.22, 0.28);
        Assert.All(outputs, x => Assert.True(x is 0 or 4));
    }

    [Fact]
    public void Layers_of_all_kinds_of_noise_may_stand_in_a_block()
    {
        var core = Create("Random");
        float[] inputs = [.. Enumerable.Repeat(1f, 3 * 32)], first = new float[inputs.Length], second = new float[inputs.Length];
        core.Forward(inputs, first);
        core.Step++;
        core.Forward(inputs, second);
        Assert.NotEqual(first, second);
    }

    private static NetworkCore Create(string name) => GeneratedAssembly.CoreOf(Assembly.Value.Create(name, 7));

    private static int[] Run(NetworkCore core, float[] inputs, float[] targets)
    {
        float[] outputs = new float[targets.Length];
        core.Predict(inputs, outputs);
        double loss = core.ComputeGradients(inputs, new TargetBatch { Values = targets }).Mean;
        return [.. outputs.Append((float)loss).Concat(core.Gradients.ToArray()).Select(BitConverter.SingleToInt32Bits)];
    }
}
