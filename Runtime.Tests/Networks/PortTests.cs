using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Networks;

[Network]
[Input("board", 5, 4, 2)]
[Input("clock", 3)]
[Conv2D(6, 3, Bias = false, From = "board")]
[BatchNorm]
[ReLU]
[Flatten]
[Concat("clock")]
[Dense(24, Activation.Tanh)]
[Dropout(0.3)]
[Dense(16, Activation.Tanh, Name = "trunk")]
[Dense(4, Name = "logits")]
[CrossEntropyLoss(Name = "policy", Weight = 0.5)]
[Dense(8, Activation.ReLU, From = "trunk", Name = "hidden")]
[Dense(2, Name = "numbers")]
[MeanSquaredErrorLoss(Name = "value")]
[Dense(3, From = "hidden")]
[BinaryCrossEntropyLoss(Name = "tags")]
[Output("features", From = "trunk")]
internal sealed partial class Ported;

// The same network, of one input and of two.
[Network(5), Dense(8, Activation.Tanh), Dense(2), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class OneInput;

[Network, Input("left", 2), Input("right", 3), Concat("right", From = "left"), Dense(8, Activation.Tanh), Dense(2), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class TwoInputs;

[Network(5), Dense(8, Activation.Tanh), Dense(2), MeanSquaredErrorLoss(Weight = 2)]
internal sealed partial class Weighted;

[Network(5), Dense(8, Activation.Tanh), Dense(2), MeanSquaredErrorLoss]
internal sealed partial class Unweighted;

[Network, Input("class", 2), Input("optimizer", 2), Input("ports", 2), Input("aTargets", 2), Input("Targets", 2)]
[Add("optimizer", "ports", "aTargets", "Targets", From = "class"), Dense(3, Name = "sum"), CrossEntropyLoss(Name = "a"), HuberLoss(Name = "outputs", From = "sum")]
internal sealed partial class OddlyNamed;

/// <summary>Several inputs and heads, by spans of their own and by rows. What they compute is compared with PyTorch with the generator's tests.</summary>
public sealed class PortTests : IDisposable
{
    private const int Rows = 6;
    private static readonly float[] Board = Waves(Rows * 40, 1.3f), Clock = Waves(Rows * 3, 2.1f);
    private static readonly int[] Policy = [0, 1, 2, 3, 0, 1];
    private static readonly float[] Value = Waves(Rows * 2, 0.7f), Tags = [.. Enumerable.Range(0, Rows * 3).Select(i => (float)(i % 2))];
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-ports-").FullName;

    private static float[] Inputs => Join((Board, 40), (Clock, 3));

    private static float[] Values => Join((Value, 2), (Tags, 3));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Spans_of_their_own_and_rows_predict_the_same()
    {
        var network = Trained();
        float[] policy = new float[Rows * 4], value = new float[Rows * 2], tags = new float[Rows * 3], features = new float[Rows * 16], outputs = new float[Rows * 25];
        network.Predict(Board, Clock, policy, value, tags, features);
        network.Predict(Inputs, outputs);
        Assert.Equal(outputs, Join((policy, 4), (value, 2), (tags, 3), (features, 16)));

        network.Forward(Board, Clock, policy, value, tags, features);
        network.Forward(Inputs, outputs);
        Assert.Equal(outputs, Join((policy, 4), (value, 2), (tags, 3), (features, 16)));

        // No rows are none.
        network.Predict([], [], [], [], [], []);
    }

    [Fact]
    public void Spans_of_their_own_and_rows_train_to_the_same_bits()
    {
        var (one, other) = (new Ported(seed: 3), new Ported(seed: 3));
        Adam first = new(), second = new();
        for (int step = 0; step < 5; step++)
        {
            float loss = one.TrainStep(Board, Clock, Policy, Value, Tags, first);
            Assert.Equal(loss, other.TrainStep(Inputs, Targets(), second));
        }

        Assert.Equal(one.Parameters.ToArray(), other.Parameters.ToArray());
        Assert.Equal(one.Save(), other.Save());

        Assert.Equal(one.ComputeGradients(Board, Clock, Policy, Value, Tags), other.ComputeGradients(Inputs, Targets()));
        Assert.Equal(one.Gradients.ToArray(), other.Gradients.ToArray());
    }

    [Fact]
    public void The_loss_is_the_weighted_sum_of_the_heads()
    {
        var network = Trained();
        float[] outputs = new float[Rows * 25];
        network.Forward(Inputs, outputs);
        double[] losses = [.. Enumerable.Range(0, 3).Select(head => CoreOf(network).EvaluateHead(CoreOf(network).Storage, outputs, Targets(), head).Mean)];
        double loss = network.ComputeGradients(Inputs, Targets()).Mean;

        // The sum of three numbers in single precision.
        Assert.Equal((0.5 * losses[0]) + losses[1] + losses[2], loss, 1e-6 * loss);
        Assert.Equal(loss, CoreOf(network).EvaluateLoss(CoreOf(network).Storage, outputs, Targets()).Mean, 1e-6 * loss);
        Assert.All(losses, l => Assert.True(l > 0));
    }

    [Fact]
    public void A_head_alone_is_followed_as_beside_zeros()
    {
        var network = Trained();
        float[] policy = new float[Rows * 4], value = new float[Rows * 2], tags = new float[Rows * 3], features = new float[Rows * 16];
        float[] gradient = Waves(Rows * 2, 3.3f), board = new float[Rows * 40], clock = new float[Rows * 3], inputGradient = new float[Rows * 43];
        network.Forward(Board, Clock, policy, value, tags, features);
        network.BackwardHeads(default, gradient, default, default, board, clock);
        float[] gradients = network.Gradients.ToArray();

        network.Forward(Inputs, new float[Rows * 25]);
        network.Backward(Join((new float[Rows * 4], 4), (gradient, 2), (new float[Rows * 19], 19)), inputGradient);

        Assert.Equal(network.Gradients.ToArray(), gradients);
        Assert.Equal(inputGradient, Join((board, 40), (clock, 3)));
        Assert.Contains(board, g => g != 0);

        // Only the policy has this layer.
        float[] weights = new float[network.Layer("logits").WeightCount];
        network.Layer("logits").CopyWeightGradientsTo(weights);
        Assert.All(weights, w => Assert.Equal(0, w));
        network.Layer("numbers").CopyBiasGradientsTo(weights.AsSpan(0, 2));
        Assert.All(weights[..2], w => Assert.NotEqual(0, w));

        // One input's gradient alone.
        float[] again = new float[Rows * 3];
        network.Forward(Board, Clock, policy, value, tags, features);
        network.BackwardHeads(default, gradient, default, default, clockGradient: again);
        Assert.Equal(clock, again);

        // And no head at all.
        network.Forward(Board, Clock, policy, value, tags, features);
        network.BackwardHeads(default, default, default, default, board, clock);
        Assert.All(network.Gradients.ToArray().Concat(board).Concat(clock), g => Assert.Equal(0, g));
    }

    /// <summary>Along the gradient a function grows by its length. In single precision the difference is off by its rounding over the step, about 1e-6 / 1e-3, and by the square of the step.</summary>
    [Fact]
    public void Gradients_are_those_of_differences()
    {
        var network = Trained();
        network.ComputeGradients(Board, Clock, Policy, Value, Tags);
        float[] parameters = network.Parameters.ToArray(), direction = network.Gradients.ToArray();
        double length = Math.Sqrt(direction.Sum(g => (double)g * g));
        const double Step = 2e-3;
        double growth = (At(Step) - At(-Step)) / (2 * Step);
        Assert.Equal(length, growth, 0.01 * length);

        double At(double step)
        {
            var moved = network.Clone();
            for (int i = 0; i < parameters.Length; i++)
            {
                CoreOf(moved).Storage.Parameters.Span[i] = (float)(parameters[i] + (step * direction[i] / length));
            }

            return moved.ComputeGradients(Board, Clock, Policy, Value, Tags).Mean;
        }
    }

    [Fact]
    public void Frozen_layers_stay_and_the_others_learn()
    {
        foreach (string[] frozen in new[] { ["trunk"], ["hidden"], ["logits", "numbers"], new[] { "trunk", "hidden" } })
        {
            var network = Trained();
            network.Freeze(frozen);
            var before = network.Clone();
            network.TrainStep(Board, Clock, Policy, Value, Tags, new Sgd { LearningRate = 0.1f });
            foreach (string layer in new[] { "conv2D1", "trunk", "logits", "hidden", "numbers" })
            {
                float[] old = new float[before.Layer(layer).WeightCount], now = new float[old.Length];
                before.Layer(layer).CopyWeightsTo(old);
                network.Layer(layer).CopyWeightsTo(now);
                Assert.Equal(frozen.Contains(layer), old.SequenceEqual(now));
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_it_is_warm()
    {
        var network = Trained();
        var optimizer = new Adam();
        float[] policy = new float[Rows * 4], value = new float[Rows * 2], tags = new float[Rows * 3], features = new float[Rows * 16], outputs = new float[Rows * 25];
        float[] board = new float[Rows * 40], clock = new float[Rows * 3], inputs = Inputs, values = Values, trunk = new float[Rows * 16];
        Check("Predict", () => network.Predict(Board, Clock, policy, value, tags, features));
        Check("Predict of rows", () => network.Predict(inputs, outputs));
        Check("TrainStep", () => network.TrainStep(Board, Clock, Policy, Value, Tags, optimizer));
        Check("TrainStep of rows", () => network.TrainStep(inputs, new TargetBatch { Labels = Policy, Values = values }, optimizer));
        Check("ComputeGradients", () => network.ComputeGradients(Board, Clock, Policy, Value, Tags));
        Check("Forward and BackwardHeads", () =>
        {
            network.Forward(Board, Clock, policy, value, tags, features);
            network.BackwardHeads(policy, default, default, features, board, clock);
        });
        Check("EvaluateLoss", () => CoreOf(network).EvaluateLoss(CoreOf(network).Storage, outputs, new TargetBatch { Labels = Policy, Values = values }));
        Check("PredictLayer", () => network.PredictLayer("trunk", inputs, trunk));

        static void Check(string what, Action work)
        {
            work();
            work();
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(bytes == 0, $"{what} allocates {bytes} bytes.");
        }
    }

    [Fact]
    public void Files_and_clones_predict_the_same()
    {
        var network = Trained();
        string path = Path.Combine(folder, "ported.safetensors");
        network.Save(path);
        var loaded = new Ported(seed: 99);
        Assert.True(loaded.Load(network.Save()).IsComplete);
        float[] expected = Predict(network);
        Assert.Equal(expected, Predict(loaded));
        Assert.Equal(expected, Predict(Ported.FromFile(path)));

        var clone = network.Clone();
        Assert.Equal(expected, Predict(clone));
        clone.TrainStep(Board, Clock, Policy, Value, Tags, new Sgd { LearningRate = 0.1f });
        Assert.NotEqual(expected, Predict(clone));
        Assert.Equal(expected, Predict(network));
    }

    [Fact]
    public void Dropout_spreads_the_predictions_of_every_head()
    {
        var network = Trained();
        float[] mean = new float[Rows * 25], deviation = new float[Rows * 25], again = new float[Rows * 25];
        network.PredictWithDropout(Inputs, 100, mean, deviation);
        network.PredictWithDropout(Inputs, 100, again, new float[Rows * 25]);
        Assert.Equal(mean, again);
        Assert.All(Enumerable.Range(0, 25), output => Assert.Contains(Enumerable.Range(0, Rows), row => deviation[(row * 25) + output] > 0));
    }

    [Fact]
    public void Named_layers_are_looked_into()
    {
        var network = Trained();
        float[] trunk = new float[Rows * 16], outputs = Predict(network);
        network.PredictLayer("trunk", Inputs, trunk);
        Assert.Equal([.. Enumerable.Range(0, Rows).SelectMany(row => outputs[((row * 25) + 9)..((row + 1) * 25)])], trunk);
        Assert.Equal("trunk", network.Layer("trunk").Name);
    }

    [Fact]
    public void Descriptions_name_inputs_and_heads()
    {
        Assert.Equal([("board", 0), ("clock", 40)], Ported.Description.Inputs.Select(i => (i.Name, i.First)));
        Assert.Equal([("policy", 0, 0.5, 0), ("value", 4, 1, 2), ("tags", 6, 1, 3), ("features", 9, 1, 0)], Ported.Description.Heads.Select(h => (h.Name, h.First, h.Weight, h.TargetCount)));
        Assert.Equal((43, 25), (Ported.InputSize, Ported.OutputSize));
        Assert.Equal((1, 5), (Ported.Description.LabelCount, Ported.Description.TargetCount));
        Assert.Equal(2, Ported.Description.Head("value").Shape.Size);
        Assert.Throws<ArgumentException>("name", () => Ported.Description.Head("price"));
    }

    /// <summary>Both sum in the same order; only the copies that put the inputs together are another.</summary>
    [Fact]
    public void Two_inputs_and_one_head_are_one_input_of_both()
    {
        float[] left = Waves(8, 1), right = Waves(12, 2), targets = Waves(8, 3), inputs = Join((left, 2), (right, 3));
        var (one, two) = (new OneInput(seed: 1), new TwoInputs(seed: 1));
        var data = Dataset.FromArrays(inputs, 5, targets, 2);
        one.FitPreprocessing(data);
        two.FitPreprocessing(data);
        Adam first = new(), second = new();
        for (int step = 0; step < 5; step++)
        {
            float loss = one.TrainStep(inputs, targets, first);
            Assert.Equal(loss, two.TrainStep(left, right, targets, second), 1e-6f);
        }

        float[] expected = new float[8], outputs = new float[8], gradient = new float[20], leftGradient = new float[8], rightGradient = new float[12];
        one.Predict(inputs, expected);
        two.Predict(left, right, outputs);
        NumericAssert.Close(expected, outputs, 1e-5, 1e-6, "prediction");

        one.Forward(inputs, outputs);
        one.Backward(targets, gradient);
        two.Forward(left, right, outputs);
        two.BackwardHeads(targets, leftGradient, rightGradient);
        NumericAssert.Close(gradient, Join((leftGradient, 2), (rightGradient, 3)), 1e-5, 1e-6, "input gradient");

        two.Forward(left, right, outputs);
        two.BackwardHeads(default, leftGradient, rightGradient);
        Assert.All(leftGradient.Concat(rightGradient).Concat(two.Gradients.ToArray()), g => Assert.Equal(0, g));
    }

    /// <summary>Twice a power of two is exact.</summary>
    [Fact]
    public void A_weight_of_the_only_loss_counts()
    {
        float[] inputs = Waves(20, 1), targets = Waves(8, 2);
        var (weighted, plain) = (new Weighted(seed: 1), new Unweighted(seed: 1));
        double loss = plain.ComputeGradients(inputs, targets).Mean;
        Assert.Equal(2 * loss, weighted.ComputeGradients(inputs, targets).Mean, 1e-7);
        Assert.Equal([.. plain.Gradients.ToArray().Select(g => 2 * g)], weighted.Gradients.ToArray());
        float[] outputs = new float[8];
        plain.Predict(inputs, outputs);
        Assert.Equal(2 * CoreOf(plain).EvaluateLoss(CoreOf(plain).Storage, outputs, targets).Mean, CoreOf(weighted).EvaluateLoss(CoreOf(weighted).Storage, outputs, targets).Mean, 1e-7);
    }

    [Fact]
    public void Any_names_are_parameters()
    {
        var network = new OddlyNamed(seed: 1);
        float[] two = [1, 2], a = new float[3], outputs = new float[3];
        network.Predict(@class: two, optimizer: two, ports: two, aTargets: two, Targets: two, a: a, outputs: outputs);
        Assert.Equal(a, outputs);
        Assert.True(network.TrainStep(two, two, two, two, two, aTargets_: [1], outputsTargets: [1, 2, 3], optimizer_: new Sgd()) > 0);
        network.Forward(two, two, two, two, two, a, outputs);
        network.BackwardHeads(aGradient: [1, 0, 0], outputsGradient: default, classGradient: two);
        Assert.NotEqual([1, 2], two);
    }

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        var network = Trained();
        float[] policy = new float[Rows * 4], value = new float[Rows * 2], tags = new float[Rows * 3], features = new float[Rows * 16];
        network.Forward(Board, Clock, policy, value, tags, features);
        byte[] before = network.Save();
        Assert.Throws<ArgumentException>("board", () => network.Predict(Board.AsSpan(1), Clock, policy, value, tags, features));
        Assert.Throws<ArgumentException>("clock", () => network.Predict(Board, Clock.AsSpan(3), policy, value, tags, features));
        Assert.Throws<ArgumentException>("value", () => network.Predict(Board, Clock, policy, value.AsSpan(1), tags, features));
        Assert.Throws<ArgumentException>("features", () => network.Forward(Board, Clock, policy, value, tags, features.AsSpan(1)));
        Assert.Throws<ArgumentException>("policy", () => network.TrainStep(Board, Clock, Policy.AsSpan(1), Value, Tags, new Sgd()));
        Assert.Throws<ArgumentException>("tags", () => network.ComputeGradients(Board, Clock, Policy, Value, Tags.AsSpan(1)));
        Assert.Throws<ArgumentException>(() => network.TrainStep([], [], [], [], [], new Sgd()));

        // The forward pass before all that still awaits its backward pass, once.
        Assert.Throws<ArgumentException>("tags", () => network.BackwardHeads(policy, value, tags.AsSpan(1), features));
        Assert.Throws<ArgumentException>("clock", () => network.BackwardHeads(policy, value, tags, features, clockGradient: new float[1]));
        network.BackwardHeads(policy, value, tags, features);
        Assert.Throws<InvalidOperationException>(() => network.BackwardHeads(policy, value, tags, features));

        string label = Assert.Throws<ArgumentException>(() => network.TrainStep(Board, Clock, [0, 1, 4, 0, 0, 0], Value, Tags, new Sgd())).Message;
        Assert.StartsWith("Ported, head 'policy': the label of row 2 is 4, but classes count from 0 to 3.", label, StringComparison.Ordinal);
        string tag = Assert.Throws<ArgumentException>(() => network.TrainStep(Board, Clock, Policy, Value, [.. Tags.Select(t => t * 2)], new Sgd())).Message;
        Assert.StartsWith("Ported, head 'tags'", tag, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.TrainStep(Board, Clock, Policy, [.. Value.Select(_ => float.NaN)], Tags, new Sgd()));
        Assert.Throws<ArgumentException>(() => network.TrainStep(Inputs, new TargetBatch { Labels = Policy }, new Sgd()));
        Assert.Throws<ArgumentException>(() => network.TrainStep(Inputs, new TargetBatch { Values = Values }, new Sgd()));
        Assert.Equal(before, network.Save());
    }

    private static NetworkCore CoreOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static TargetBatch Targets() => new() { Labels = Policy, Values = Values };

    private static Ported Trained()
    {
        var network = new Ported(seed: 5);
        network.TrainStep(Board, Clock, Policy, Value, Tags, new Adam());
        return network;
    }

    private static float[] Predict(Ported network)
    {
        float[] outputs = new float[Rows * 25];
        network.Predict(Inputs, outputs);
        return outputs;
    }

    private static float[] Waves(int count, float rate) => [.. Enumerable.Range(0, count).Select(i => MathF.Sin((i + 1) * rate))];

    /// <summary>Rows of parts one behind the other.</summary>
    private static float[] Join(params (float[] Values, int Size)[] parts) =>
        [.. Enumerable.Range(0, parts[0].Values.Length / parts[0].Size).SelectMany(row => parts.SelectMany(p => p.Values[(row * p.Size)..((row + 1) * p.Size)]))];
}
