using NetGen.Runtime.Tests.Infrastructure;
using NetGen.Runtime.Tests.Streams;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Gated recurrent units whose reset gate acts before the product, against the formulas in double precision.</summary>
/// <remarks>
/// Tolerance 2·10⁻⁵ relative and 3·10⁻⁶ absolute: NetGen computes in single precision, and a gradient of weights is a sum over up to 91 steps of values
/// around 1.
/// </remarks>
public class ResetBeforeTests
{
    private const double Relative = 2e-5;
    private const double Absolute = 3e-6;

    private static readonly IReadOnlyDictionary<string, ReferenceCase> Cases = ReferenceCases.Load("resets.json");

    [Fact]
    public void It_gives_what_the_formulas_give()
    {
        Check(new ResetBefore(), "whole", isPacked: false);
        Check(new ResetBeforeBothWays(), "whole_both", isPacked: false);
        Check(new PackedResetBefore(), "packed", isPacked: true);
        Check(new PackedResetBeforeBothWays(), "packed_both", isPacked: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public void Its_streams_give_what_the_formulas_give(int block)
    {
        var reference = Cases["whole"];
        var network = new ResetBefore();
        LayerReference.Load(network, reference);
        float[] x = reference.Inputs["x"].Values, expected = reference.Outputs[0].Values;
        for (int row = 0; row < 5; row++)
        {
            float[] outputs = StreamData.Run(network, x[(row * 21)..((row + 1) * 21)], block);
            NumericAssert.Close(expected.AsSpan(row * 126, 126), outputs, Relative, Absolute, $"row {row}");
        }
    }

    [Fact]
    public void A_file_of_the_other_form_is_refused_unless_asked_for()
    {
        var other = new ResetAfter(seed: 3);
        other.Layer("layer").CopyParameterFrom("bias_hh_l0", new float[54]);
        byte[] file = other.Save();
        var network = new ResetBefore(seed: 1);
        Assert.StartsWith(
            "span does not fit ResetBefore: its tensors have the right names and shapes, but they belong to another architecture (activations, preprocessing "
            + "or "
            + "other options differ)",
            Assert.Throws<InvalidDataException>(() => network.Load(file)).Message, StringComparison.Ordinal);
        network.Load(file, LoadMatch.Matching);

        // Without the second bias the forms differ from the second step on, since the first state is 0.
        float[] x = Cases["whole"].Inputs["x"].Values[..21], before = network.Predict(x), after = other.Predict(x);
        NumericAssert.Close(after.AsSpan(0, 18), before.AsSpan(0, 18), Relative, Absolute, "first step");
        Assert.NotEqual(after[18..], before[18..]);
    }

    [Fact]
    public void Every_number_of_workers_gives_the_same_bits()
    {
        float[][] results = [.. new[] { 1, 2, 3, 8 }.Select(Trained)];
        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.NotEqual(new ResetBeforeStack(seed: 5).Parameters.ToArray(), results[0]);

        static float[] Trained(int workers)
        {
            var network = new ResetBeforeStack(seed: 5);
            network.UseWorkers(workers);
            var optimizer = new Adam { LearningRate = 0.01f };
            for (int step = 0; step < 4; step++)
            {
                network.TrainStep(Values(40 * 18, step), Values(40 * 2, step + 9), optimizer);
            }

            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void Nothing_is_allocated_in_a_step_and_a_prediction()
    {
        float[] x = Values(13 * 18, 1), y = Values(13 * 2, 2), outputs = new float[13 * 2];
        int[] lengths = [.. Enumerable.Range(0, 13).Select(row => 1 + (row % 9))];
        var (whole, packed, optimizers) = (new ResetBeforeStack(seed: 1), new Reset(seed: 1), new[] { new Adam(), new Adam() });
        for (int i = 0; i < 3; i++)
        {
            Step();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Step()
        {
            whole.TrainStep(x, y, optimizers[0]);
            whole.Predict(x, outputs);
            packed.TrainStep(x, y, lengths, optimizers[1]);
            packed.Predict(x, lengths, outputs);
        }
    }

    [Fact]
    public void The_gradient_goes_through_frozen_weights()
    {
        CheckFrozen<ResetOf9>([]);
        CheckFrozen<Reset>([9, 3, 1, 5, 9]);
    }

    private static float[] Values(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
    }

    private static void CheckFrozen<TNetwork>(int[] lengths)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork free = TNetwork.Create(2), frozen = TNetwork.Create(2);
        float[] kept = Tensor(frozen, "gru2", "weight_hh_l0"), first = Tensor(frozen, "gru1", "weight_hh_l0"), x = Values(5 * 18, 3), y = Values(5 * 2, 4);
        frozen.Freeze("gru2");
        free.TrainStep(x, y, lengths, new Sgd { LearningRate = 0.1f });
        frozen.TrainStep(x, y, lengths, new Sgd { LearningRate = 0.1f });
        Assert.Equal(kept, Tensor(frozen, "gru2", "weight_hh_l0"));
        Assert.Equal(Tensor(free, "gru1", "weight_hh_l0"), Tensor(frozen, "gru1", "weight_hh_l0"));
        Assert.NotEqual(first, Tensor(frozen, "gru1", "weight_hh_l0"));
    }

    private static float[] Tensor<TNetwork>(TNetwork network, string layer, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] values = new float[TNetwork.Description.Layers.Single(l => l.Name == layer).Parameters.Single(p => p.Name == name).Count];
        network.Layer(layer).CopyParameterTo(name, values);
        return values;
    }

    private static void Check<TNetwork>(TNetwork network, string name, bool isPacked)
        where TNetwork : class, INetwork<TNetwork> => LayerReference.Check(network, Cases[name], name, isPacked, Relative, Absolute);
}
