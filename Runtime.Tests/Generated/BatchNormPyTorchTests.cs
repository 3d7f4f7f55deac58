using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Batch normalisation against PyTorch's numbers: outputs, gradients, and the running statistics after a batch.</summary>
/// <remarks>Tolerance 10⁻⁵ relative and 2·10⁻⁶ absolute: both sides compute in single precision, with sums of at most 18 terms that cancel in part.</remarks>
public class BatchNormPyTorchTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 2e-6;

    // What the fixtures say in words: the running statistics before the batch.
    private static readonly float[] MeansBefore = [0.1f, -0.2f, 0.3f];
    private static readonly float[] VariancesBefore = [1, 2, 0.5f];

    private static readonly IReadOnlyDictionary<string, ReferenceCase> Layers = ReferenceCases.Load("layers.json");

    [Fact]
    public void Training_on_vectors() => CheckTraining(new BatchNormNetwork(), Layers["batchnorm1d_train"]);

    [Fact]
    public void Training_on_images() => CheckTraining(new ImageBatchNormNetwork(), Layers["batchnorm2d_train"]);

    [Fact]
    public void Inference()
    {
        var reference = Layers["batchnorm1d_eval"];
        var core = SetUp(new BatchNormNetwork(), reference);
        float[] outputs = new float[reference.Outputs[0].Values.Length];
        core.Predict(reference.Inputs["x"].Values, outputs);
        NumericAssert.Close(reference.Outputs[0].Values, outputs, Relative, Absolute, "output");
    }

    [Fact]
    public void A_batch_of_one_vector_has_no_variance()
    {
        var network = new BatchNormNetwork();
        var exception = Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3], new float[3]));
        Assert.StartsWith("BatchNormNetwork normalises over the batch, which needs at least 2 rows, but has 1.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, ImageBatchNormNetwork.Description.SmallestBatch);
    }

    private static void CheckTraining<TNetwork>(TNetwork network, ReferenceCase reference)
        where TNetwork : class, INetwork<TNetwork>
    {
        var core = SetUp(network, reference);
        float[] inputs = reference.Inputs["x"].ChannelsLast(), outputs = new float[inputs.Length], inputGradient = new float[inputs.Length];
        core.Forward(inputs, outputs);
        core.Backward(reference.OutputGradients[0].ChannelsLast(), inputGradient);

        NumericAssert.Close(reference.Outputs[0].ChannelsLast(), outputs, Relative, Absolute, "output");
        NumericAssert.Close(reference.InputGradients["x"].ChannelsLast(), inputGradient, Relative, Absolute, "input gradient");
        var view = core.View("batchNorm1");
        float[] weights = new float[view.WeightCount], biases = new float[view.BiasCount];
        view.CopyWeightGradientsTo(weights);
        view.CopyBiasGradientsTo(biases);
        NumericAssert.Close(reference.ParameterGradients["weight"].Values, weights, Relative, Absolute, "gradient of the scale");
        NumericAssert.Close(reference.ParameterGradients["bias"].Values, biases, Relative, Absolute, "gradient of the bias");

        var (means, variances) = Running(core);
        NumericAssert.Close(reference.Tensor("running_mean_after").Values, means, Relative, Absolute, "running mean");
        NumericAssert.Close(reference.Tensor("running_var_after").Values, variances, Relative, Absolute, "running variance");
    }

    private static NetworkCore SetUp<TNetwork>(TNetwork network, ReferenceCase reference)
        where TNetwork : class, INetwork<TNetwork>
    {
        var view = network.Core.View("batchNorm1");
        view.CopyWeightsFrom(reference.Parameters["weight"].Values);
        view.CopyBiasesFrom(reference.Parameters["bias"].Values);
        var (means, variances) = Running(network.Core);
        Assert.All(means, mean => Assert.Equal(0, mean));
        Assert.All(variances, variance => Assert.Equal(1, variance));
        var state = network.Core.Description.Layer("batchNorm1").State;
        MeansBefore.AsSpan(0, means.Length).CopyTo(State(network.Core, state[0]));
        VariancesBefore.AsSpan(0, means.Length).CopyTo(State(network.Core, state[1]));
        return network.Core;
    }

    private static (float[] Means, float[] Variances) Running(NetworkCore core)
    {
        var state = core.Description.Layer("batchNorm1").State;
        return (State(core, state[0]).ToArray(), State(core, state[1]).ToArray());
    }

    private static Span<float> State(NetworkCore core, ParameterDescription tracked) => core.Storage.State.Span.Slice(tracked.Offset, tracked.Count);
}
