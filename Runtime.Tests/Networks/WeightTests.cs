using System.Text.Json;
using NetGen.Generated;
using NetGen.Runtime.Tests.Serialization;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.Networks;

/// <summary>Everything that a network can remember: fitted inputs and targets, running statistics of a vector.</summary>
[Network(3), Standardize, Dense(4, Bias = false), BatchNorm, ReLU, Dropout(0.2), Dense(2), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class RememberingNetwork;

/// <summary>Every order of weights: a table, groups, a transposed window, an image that is flattened, norms.</summary>
[Network(6, 6, 2), Conv2D(6, 3, Groups = 2, Bias = false), BatchNorm(Momentum = 0.3), ReLU, GroupNorm(3), ConvTranspose2D(3, 2), LayerNorm, Flatten, Dense(5, Bias = false), BatchNorm, Dense(3), CrossEntropyLoss]
internal sealed partial class OrderedNetwork;

[Network(4), Embedding(5, 3), Flatten, LayerNorm, Dense(1), BinaryCrossEntropyLoss]
internal sealed partial class TableNetwork;

public class WeightTests
{
    [Fact]
    public void A_copy_predicts_the_same_bits()
    {
        Check<RememberingNetwork>();
        Check<OrderedNetwork>();
        Check<TableNetwork>();
        Check<NormalisedNetwork>();
        Check<NormalisedImages>();

        static void Check<TNetwork>()
            where TNetwork : class, INetwork<TNetwork>
        {
            TNetwork trained = Trained<TNetwork>(1), copy = Trained<TNetwork>(2);
            trained.Core.ClassNames = ["a"];
            float[] inputs = Inputs<TNetwork>(7), before = trained.Core.Predict(inputs);
            Assert.NotEqual(before, copy.Core.Predict(inputs));

            copy.CopyFrom(trained);
            Assert.Equal(before, copy.Core.Predict(inputs));
            Assert.Equal(NetworkFile.SaveToBytes(trained.Core), NetworkFile.SaveToBytes(copy.Core));

            // A network of its own: what the copy learns, the other one does not.
            Train(copy, 1);
            copy.CopyFrom(copy);
            Assert.Equal(before, trained.Core.Predict(inputs));
            Assert.NotEqual(before, copy.Core.Predict(inputs));
        }
    }

    [Fact]
    public void All_weights_go_through_one_vector()
    {
        Check<RememberingNetwork>(3 * 4 + 4 + 4 + 8 + 8 + 2);
        Check<OrderedNetwork>(54 + 12 + 12 + 12 + (6 * 3 * 4) + 3 + 6 + (5 * 75) + 10 + 10 + 15 + 3);
        Check<TableNetwork>(15 + 24 + 13);

        static void Check<TNetwork>(int count)
            where TNetwork : class, INetwork<TNetwork>
        {
            TNetwork trained = Trained<TNetwork>(1), other = Trained<TNetwork>(1);
            Assert.Equal(count, TNetwork.Description.WeightCount);
            Train(other, 3);
            float[] weights = new float[count], again = new float[count];
            trained.GetWeights(weights);
            other.SetWeights(weights);
            other.GetWeights(again);

            // The preprocessing is that of the same data.
            Assert.Equal(weights, again);
            Assert.Equal(NetworkFile.SaveToBytes(trained.Core), NetworkFile.SaveToBytes(other.Core));
        }
    }

    [Fact]
    public void The_order_is_that_of_PyTorchs_state_dict()
    {
        Check(new NormalisingImage(), "normalised", [.. Norm("1"), .. Norm("6"), .. Norm("8"), "0.weight", "7.weight"]);
        Check(new BranchingImage(), "branching", ["conv.weight", .. Norm("norm"), .. Norm("joined"), "last.weight", "last.bias"]);

        static string[] Norm(string name) => [$"{name}.weight", $"{name}.bias", $"{name}.running_mean", $"{name}.running_var"];

        static void Check<TNetwork>(TNetwork network, string file, string[] names)
            where TNetwork : class, INetwork<TNetwork>
        {
            // nn.Sequential counts its modules, whose names therefore come in order; the branching module's tensors are listed as its __init__ makes them.
            string[] order = file == "normalised" ? [.. names.OrderBy(n => n[0])] : names;
            byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "Serialization", file + ".safetensors"));
            NetworkFile.Load(network.Core, bytes);
            float[] weights = new float[TNetwork.Description.WeightCount];
            network.GetWeights(weights);
            Assert.Equal(order.SelectMany(name => Tensor(bytes, name)), weights);
        }
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.005f)]
    [InlineData(0.7f)]
    [InlineData(1f)]
    public void Lerp_moves_parameters_and_statistics(float amount)
    {
        NormalisedNetwork network = Trained<NormalisedNetwork>(1), other = Trained<NormalisedNetwork>(2);
        float[] before = Weights(network), target = Weights(other);
        network.Lerp(other, amount);

        // Three roundings of numbers whose size is at most that of the larger one.
        float[] after = Weights(network);
        Assert.All(Enumerable.Range(0, before.Length), i =>
            Assert.Equal(before[i] + ((double)amount * ((double)target[i] - before[i])), after[i], 4e-7 * Math.Max(Math.Abs(before[i]), Math.Abs(target[i]))));
        Assert.Equal(target, Weights(other));
        if (amount is 0 or 1)
        {
            Assert.Equal(amount == 0 ? before : target, after);
        }

        network.Lerp(network, 0.7f);
        Assert.Equal(after, Weights(network));
    }

    [Fact]
    public void Lerp_refuses_other_amounts_and_other_preprocessing()
    {
        RememberingNetwork network = Trained<RememberingNetwork>(1), other = Trained<RememberingNetwork>(2);
        float[] before = Weights(network);
        foreach (float amount in new[] { -0.1f, 1.1f, float.NaN, float.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>("amount", () => network.Lerp(other, amount));
        }

        network.Lerp(other, 0);
        other.FitPreprocessing(Data<RememberingNetwork>(5));
        var error = Assert.Throws<ArgumentException>("other", () => network.Lerp(other, 0.5f));
        Assert.StartsWith("The two networks of RememberingNetwork standardise their data by different means", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("other", () => network.Lerp(new RememberingNetwork(), 0.5f));
        Assert.Equal(before, Weights(network));

        network.CopyFrom(other);
        network.Lerp(other, 0.5f);
        Assert.Equal(Weights(other), Weights(network));
    }

    [Fact]
    public void What_no_weight_can_be_is_refused_and_changes_nothing()
    {
        var network = Trained<NormalisedNetwork>(1);
        float[] before = Weights(network);
        int last = before.Length - 1, variance = (2 * 4) + 4 + 4 + 4;
        Refuse("NormalisedNetwork has 39 weights, but the span has 38 values.", before[..last]);
        Refuse("NormalisedNetwork has 39 weights, but the span has 40 values.", [.. before, 0]);
        Refuse("A weight must be a finite number, but value 38 is NaN.", With(last, float.NaN));
        Refuse("A weight must be a finite number, but value 0 is Infinity.", With(0, float.PositiveInfinity));
        Refuse("A running variance must be at least 0, but value 20 (batchNorm1.running_var) is -1.", With(variance, -1));
        Assert.Throws<ArgumentException>("destination", () => network.GetWeights(new float[38]));

        float[] With(int index, float value) => [.. before.Select((w, i) => i == index ? value : w + 1)];

        void Refuse(string message, float[] weights)
        {
            var error = Assert.Throws<ArgumentException>("source", () => network.SetWeights(weights));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            Assert.Equal(before, Weights(network));
        }
    }

    [Fact]
    public void A_network_in_use_is_refused_and_stays_as_it_is()
    {
        RememberingNetwork network = Trained<RememberingNetwork>(1), other = Trained<RememberingNetwork>(2);
        float[] weights = Weights(other), gradients = new float[RememberingNetwork.ParameterCount], outputs = new float[2];
        byte[] before = network.Save();
        foreach (var change in new Action[]
        {
            () => network.CopyFrom(other),
            () => network.Lerp(other, 0.5f),
            () => network.SetWeights(weights),
            () => network.SetGradients(gradients),
            () => network.AddGradients(gradients),
            () => network.ResetPreprocessing(),
            () => network.ClassNames = null,
            () => network.FreezeStatistics("batchNorm1"),
            () => network.UnfreezeStatistics("batchNorm1"),
            () => network.PredictWithDropout([1, 2, 3], 10, outputs, new float[2]),
        })
        {
            using (Core(network).Guard.Enter())
            {
                Assert.StartsWith("RememberingNetwork is in use", Assert.Throws<InvalidOperationException>(change).Message, StringComparison.Ordinal);
            }

            Assert.Equal(before, network.Save());
        }

        static NetworkCore Core(INetwork<RememberingNetwork> network) => network.Core;
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        RememberingNetwork network = Trained<RememberingNetwork>(1), other = Trained<RememberingNetwork>(1);
        float[] weights = new float[RememberingNetwork.Description.WeightCount], gradients = new float[RememberingNetwork.ParameterCount];
        Use();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Use();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Use()
        {
            network.CopyFrom(other);
            network.Lerp(other, 0.3f);
            network.GetWeights(weights);
            network.SetWeights(weights);
            network.GetGradients(gradients);
            network.SetGradients(gradients);
            network.AddGradients(gradients);
        }
    }

    private static float[] Weights<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] weights = new float[TNetwork.Description.WeightCount];
        network.GetWeights(weights);
        return weights;
    }

    private static IEnumerable<float> Tensor(byte[] file, string name)
    {
        using var header = JsonDocument.Parse(SafetensorsBytes.Header(file));
        int[] offsets = [.. header.RootElement.GetProperty(name).GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt32())];
        byte[] data = SafetensorsBytes.Data(file);
        for (int at = offsets[0]; at < offsets[1]; at += sizeof(float))
        {
            yield return BitConverter.ToSingle(data, at);
        }
    }

    private static TNetwork Trained<TNetwork>(int seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(seed);
        network.FitPreprocessing(Data<TNetwork>(1));
        Train(network, seed + 2);
        return network;
    }

    private static void Train<TNetwork>(TNetwork network, int steps)
        where TNetwork : class, INetwork<TNetwork>
    {
        var optimizer = new Sgd { LearningRate = 0.1f };
        var batches = Data<TNetwork>(1).Batches(8, seed: steps);
        batches.Begin(0);
        for (int step = 0; step < steps && batches.Next(); step++)
        {
            network.Core.TrainStep(batches.Inputs, batches.Targets, optimizer);
        }
    }

    private static float[] Inputs<TNetwork>(int seed, int rows = 16)
        where TNetwork : class, INetwork<TNetwork>
    {
        // Whole numbers below 5 where they are the indices of a table.
        bool areIndices = TNetwork.Description.Layers[0].Kind == "Embedding";
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows * TNetwork.Description.InputShape.Size).Select(_ => areIndices ? random.Next(5) : (random.NextSingle() * 2) - 0.7f)];
    }

    private static Dataset Data<TNetwork>(int seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        const int Rows = 64;
        var network = TNetwork.Description;
        var random = new Random(seed);
        float[] inputs = Inputs<TNetwork>(seed, Rows);
        return network.Loss.TakesLabels
            ? Dataset.FromArrays(inputs, network.InputShape.Size, [.. Enumerable.Range(0, Rows).Select(_ => random.Next(network.OutputShape.Size))])
            : Dataset.FromArrays(inputs, network.InputShape.Size, [.. Enumerable.Range(0, Rows * network.OutputShape.Size).Select(_ => random.NextSingle())], network.OutputShape.Size);
    }
}
