using NetGen.Generated;

namespace NetGen.Runtime.Tests.Misuse;

/// <summary>As many outputs as inputs, more than a panel and straight from one to the other.</summary>
[Network(40), Dense(40, Name = "square"), CrossEntropyLoss]
internal sealed partial class SquareNetwork;

[Network(3, 40), Streaming, Dense(40, PerStep = true)]
internal sealed partial class SquareStream;

[Network(3), Dense(16), CrossEntropyLoss]
internal sealed partial class UnpaddedNetwork;

/// <summary>Where what is read and what is written overlap, it is refused, or comes out as if they did not.</summary>
public class SpanOverlapTests
{
    private const int Rows = 3, Size = 40;

    // By method: what it does with a span that it reads and one that it writes, of equal length.
    private static readonly Dictionary<string, Use> Uses = new()
    {
        ["SquareNetwork.Predict"] = (read, written) => new SquareNetwork(1).Predict(read, written),
        ["SquareNetwork.PredictProbabilities"] = (read, written) => new SquareNetwork(1).PredictProbabilities(read, written),
        ["Used.Predict"] = (read, written) => new SquareNetwork(1).Predict(read, written),
        ["NetworkCore.Predict"] = (read, written) => Core().Predict(read, written),
        ["Predictions.Probabilities"] = (read, written) => Predictions.Probabilities(Core(), read, written),
        ["PredictionExtensions.PredictLayer"] = (read, written) => new SquareNetwork(1).PredictLayer("square", read, written),
        ["PredictionExtensions.PredictWithDropout"] = (read, written) => new SquareNetwork(1).PredictWithDropout(read, 2, written, new float[written.Length]),
        ["one row"] = (read, written) => new SquareNetwork(1).Predict(read[..Size], written[..Size]),
        ["StreamExtensions.Step"] = (read, written) => Step(read[..Size], written[..Size]),
        ["StreamExtensions.Process"] = (read, written) => Process(read, written),
        ["NetworkExtensions.Predict"] = (read, written) => NetworkExtensions.Predict(new SquareNetwork(1), read, written),
        ["NetworkExtensions.PredictProbabilities"] = (read, written) => NetworkExtensions.PredictProbabilities(new SquareNetwork(1), read, written),
        ["NetworkExtensions.Forward"] = (read, written) => Forward(new SquareNetwork(1), read, written),
        ["NetworkExtensions.Backward"] = (read, written) => Backward(new SquareNetwork(1), read, written),
        ["Used.Forward"] = Forward,
        ["NetworkCore.Forward"] = Forward,
        ["Used.Backward"] = Backward,
        ["NetworkCore.Backward"] = Backward,
        ["Optimizer.Step"] = (read, written) => new Sgd().Step(written, read, [new(0, written.Length, ParameterRole.Weight)]),
        ["RandomAffine.Transform"] = (read, written) =>
        {
            var random = new RowRandom(1, 1, 1);
            new RandomAffine(Rows, Size, 1) { Degrees = 30 }.Transform(read, written, ref random);
        },
        ["RandomCrop.Transform"] = (read, written) =>
        {
            var random = new RowRandom(1, 1, 1);
            new RandomCrop(Rows, Size, 1).Transform(read, written, ref random);
        },
        ["RandomFlip.Transform"] = (read, written) =>
        {
            var random = new RowRandom(1, 1, 1);
            new RandomFlip(Rows, Size, 1) { Horizontal = 1 }.Transform(read, written, ref random);
        },
    };

    private delegate void Use(ReadOnlySpan<float> read, Span<float> written);

    public static TheoryData<string> Names => [.. Uses.Keys];

    [Fact]
    public void Every_method_of_two_spans_has_a_case() => Assert.Empty(PublicMembers.OfTwoSpans().Except(Uses.Keys));

    [Theory]
    [MemberData(nameof(Names))]
    public void Overlapping_spans(string name)
    {
        foreach (int shift in (int[])[0, 1, -1, 16, -17, Size, -Size])
        {
            const int Length = Rows * Size;
            float[] memory = new float[3 * Length], apart = new float[Length];
            Fill(memory);
            memory.AsSpan(Length + shift, Length).CopyTo(apart);
            Uses[name](memory.AsSpan(Length, Length), apart);
            try
            {
                Uses[name](memory.AsSpan(Length, Length), memory.AsSpan(Length + shift, Length));
            }
            catch (ArgumentException e)
            {
                Assert.Contains("overlap", e.Message, StringComparison.Ordinal);
                float[] untouched = new float[3 * Length];
                Fill(untouched);
                Assert.Equal(untouched, memory);
                continue;
            }

            Assert.Equal(apart, memory[(Length + shift)..(2 * Length + shift)]);
        }
    }

    [Fact]
    public void Spans_side_by_side_do_not_overlap()
    {
        float[] memory = new float[2 * Size];

        new SquareNetwork(1).Predict(memory.AsSpan(0, Size), memory.AsSpan(Size));
        new SquareNetwork(1).Predict(memory.AsSpan(Size), memory.AsSpan(0, Size));
    }

    [Fact]
    public void A_layer_is_not_copied_onto_itself()
    {
        var core = Core();
        var layer = new LayerView(core, core.Description.Layers[0]);

        Assert.Throws<ArgumentException>("source", () => layer.CopyWeightsFrom(core.Storage.Parameters.Span[1..(Size * Size + 1)]));
        Assert.Throws<ArgumentException>("destination", () => layer.CopyWeightsTo(core.Storage.Parameters.Span[..(Size * Size)]));
        Assert.Throws<ArgumentException>("source", () => layer.CopyBiasesFrom(core.Storage.Parameters.Span[^Size..]));
        Assert.Throws<ArgumentException>("destination", () => layer.CopyBiasesTo(core.Storage.Parameters.Span[^Size..]));
        Assert.Throws<ArgumentException>("destination", () => layer.CopyWeightGradientsTo(core.Gradients[..(Size * Size)]));
        Assert.Throws<ArgumentException>("destination", () => layer.CopyBiasGradientsTo(core.Gradients[^Size..]));
        layer.CopyWeightsFrom(core.Gradients[..(Size * Size)]);
    }

    /// <summary>With 16 outputs there is no padding, so that the memory of a whole network is as long as its weights.</summary>
    [Fact]
    public void A_network_is_not_set_to_its_own_memory()
    {
        var network = new UnpaddedNetwork(1);
        var core = ((INetwork<UnpaddedNetwork>)network).Core;

        Assert.Throws<ArgumentException>("source", () => network.SetWeights(network.Parameters));
        Assert.Throws<ArgumentException>("destination", () => network.GetWeights(core.Storage.Parameters.Span));
        Assert.Throws<ArgumentException>("source", () => network.SetGradients(network.Gradients));
        Assert.Throws<ArgumentException>("source", () => network.AddGradients(network.Gradients));
        Assert.Throws<ArgumentException>("destination", () => network.GetGradients(core.Gradients));
    }

    private static NetworkCore Core() => ((INetwork<SquareNetwork>)new SquareNetwork(1)).Core;

    /// <summary>The gradient shows whether the backward pass has the inputs that the forward pass had.</summary>
    private static void Step(ReadOnlySpan<float> read, Span<float> written)
    {
        var network = new SquareStream(1);
        network.Step(read, written, network.OpenStream());
    }

    private static void Process(ReadOnlySpan<float> read, Span<float> written)
    {
        var network = new SquareStream(1);
        network.Process(read, written, network.OpenStream());
    }

    private static void Forward(ReadOnlySpan<float> read, Span<float> written)
    {
        float[] ones = new float[written.Length];
        Array.Fill(ones, 1f);
        float[] inputs = read.ToArray();
        var network = new SquareNetwork(1);
        network.Forward(read, written);
        network.Backward(ones);
        float[] gradients = network.Gradients.ToArray();
        network.Forward(inputs, new float[written.Length]);
        network.Backward(ones);
        Assert.Equal(network.Gradients.ToArray(), gradients);
    }

    private static void Backward(ReadOnlySpan<float> read, Span<float> written)
    {
        var network = new SquareNetwork(1);
        network.Forward(new float[read.Length], new float[read.Length]);
        network.Backward(read, written);
    }

    private static void Forward<TNetwork>(TNetwork network, ReadOnlySpan<float> read, Span<float> written)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] ones = new float[written.Length];
        Array.Fill(ones, 1f);
        float[] inputs = read.ToArray();
        network.Forward(read, written);
        network.Backward(ones);
        float[] gradients = network.Gradients.ToArray();
        network.Forward(inputs, new float[written.Length]);
        network.Backward(ones);
        Assert.Equal(network.Gradients.ToArray(), gradients);
    }

    private static void Backward<TNetwork>(TNetwork network, ReadOnlySpan<float> read, Span<float> written)
        where TNetwork : class, INetwork<TNetwork>
    {
        network.Forward(new float[read.Length], new float[read.Length]);
        network.Backward(read, written);
    }

    private static void Fill(Span<float> memory)
    {
        for (int i = 0; i < memory.Length; i++)
        {
            memory[i] = MathF.Sin(i * 0.37f);
        }
    }
}
