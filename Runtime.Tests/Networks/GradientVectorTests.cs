namespace NetGen.Runtime.Tests.Networks;

[Network(3), Dense(4, Activation.Tanh, Name = "First"), BatchNorm, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class GradientNetwork;

public class GradientVectorTests
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 24).Select(i => MathF.Sin(i))];
    private static readonly float[] Targets = [.. Enumerable.Range(0, 16).Select(i => MathF.Cos(i))];

    [Fact]
    public void Gradients_are_in_PyTorchs_order()
    {
        var network = Computed(0, 8);
        float[] all = Gradients(network), weights = new float[12], biases = new float[4], scales = new float[4];
        network.Layer("First").CopyWeightGradientsTo(weights);
        network.Layer("First").CopyBiasGradientsTo(biases);
        network.Layer("batchNorm1").CopyWeightGradientsTo(scales);

        Assert.Equal(GradientNetwork.ParameterCount, all.Length);
        Assert.Equal([.. weights, .. biases, .. scales], all[..20]);
        Assert.Contains(all, g => g != 0);
    }

    [Fact]
    public void Gradients_add_up_over_steps()
    {
        float[] sum = new float[GradientNetwork.ParameterCount], one = Gradients(Computed(0, 4)), two = Gradients(Computed(4, 8));
        var network = new GradientNetwork(1);
        foreach (int from in new[] { 0, 4 })
        {
            Compute(network, from, from + 4);
            network.AddGradients(sum);
            network.GetGradients(sum);
        }

        Assert.Equal(one.Zip(two, (a, b) => b + a), sum);
        Assert.Equal(sum, Gradients(network));
    }

    [Fact]
    public void The_optimizer_takes_what_was_set()
    {
        GradientNetwork network = Computed(0, 8), other = new(1);
        other.SetGradients(Gradients(network));
        new Sgd { LearningRate = 0.1f, ClipNorm = 0.01f }.Step(network);
        new Sgd { LearningRate = 0.1f, ClipNorm = 0.01f }.Step(other);

        Assert.Equal(network.Parameters.ToArray(), other.Parameters.ToArray());
    }

    [Fact]
    public void Those_of_frozen_layers_stay_zero()
    {
        var network = new GradientNetwork(1);
        network.Freeze("First");
        float[] ones = [.. Enumerable.Repeat(1f, GradientNetwork.ParameterCount)];
        network.SetGradients(ones);
        network.AddGradients(ones);

        Assert.Equal([.. new float[16], .. Enumerable.Repeat(2f, GradientNetwork.ParameterCount - 16)], Gradients(network));
    }

    [Fact]
    public void What_no_gradient_can_be_is_refused_and_changes_nothing()
    {
        var network = Computed(0, 8);
        float[] before = Gradients(network), wrong = [.. before.Select(g => g + 1)];
        wrong[^1] = float.NaN;
        foreach (Action<float[]> write in new Action<float[]>[] { g => network.SetGradients(g), g => network.AddGradients(g) })
        {
            Assert.StartsWith("A gradient must be a finite number, but value 33 is NaN.", Assert.Throws<ArgumentException>("source", () => write(wrong)).Message, StringComparison.Ordinal);
            Assert.StartsWith("GradientNetwork has 34 gradients, but the span has 33 values.", Assert.Throws<ArgumentException>("source", () => write(before[..33])).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>("destination", () => network.GetGradients(new float[35]));
        Assert.Equal(before, Gradients(network));
    }

    private static GradientNetwork Computed(int from, int to)
    {
        var network = new GradientNetwork(1);
        Compute(network, from, to);
        return network;
    }

    private static void Compute(GradientNetwork network, int from, int to) =>
        network.ComputeGradients(Inputs.AsSpan((3 * from)..(3 * to)), new TargetBatch { Values = Targets.AsSpan((2 * from)..(2 * to)) });

    private static float[] Gradients(GradientNetwork network)
    {
        float[] gradients = new float[GradientNetwork.ParameterCount];
        network.GetGradients(gradients);
        return gradients;
    }
}
