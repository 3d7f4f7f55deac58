using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Generated networks of one layer, or of a loss, against PyTorch's numbers.</summary>
/// <remarks>
/// Tolerance 10⁻⁵ relative and 10⁻⁶ absolute, as the file suggests: both sides compute in single precision, with sums of at most eight terms and functions
/// that are good to some 4·10⁻⁷.
/// </remarks>
public class PyTorchTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    private static readonly IReadOnlyDictionary<string, ReferenceCase> Cases = ReferenceCases.Load("layers.json");

    [Fact]
    public void Dense_layer()
    {
        var reference = Cases["linear_5_3"];
        var network = new LinearNetwork();
        var layer = network.Layer("dense1");
        layer.CopyWeightsFrom(reference.Parameters["weight"].Values);
        layer.CopyBiasesFrom(reference.Parameters["bias"].Values);
        CheckLayer<LinearNetwork>(network, "linear_5_3");

        float[] weights = new float[layer.WeightCount], biases = new float[layer.BiasCount];
        layer.CopyWeightGradientsTo(weights);
        layer.CopyBiasGradientsTo(biases);
        NumericAssert.Close(reference.ParameterGradients["weight"].Values, weights, Relative, Absolute, "weight gradient");
        NumericAssert.Close(reference.ParameterGradients["bias"].Values, biases, Relative, Absolute, "bias gradient");
    }

    [Fact]
    public void Activations()
    {
        CheckLayer(new ReLUNetwork(), "act_relu");
        CheckLayer(new LeakyReLUNetwork(), "act_leaky_relu");
        CheckLayer(new ELUNetwork(), "act_elu");
        CheckLayer(new SELUNetwork(), "act_selu");
        CheckLayer(new GELUNetwork(), "act_gelu_exact");
        CheckLayer(new GELUTanhNetwork(), "act_gelu_tanh");
        CheckLayer(new SiLUNetwork(), "act_silu");
        CheckLayer(new SigmoidNetwork(), "act_sigmoid");
        CheckLayer(new TanhNetwork(), "act_tanh");
        CheckLayer(new SoftplusNetwork(), "act_softplus");
        CheckLayer(new MishNetwork(), "act_mish");
        CheckLayer(new HardSwishNetwork(), "act_hardswish");
        CheckLayer(new SoftmaxNetwork(), "act_softmax");
        CheckLayer(new LogSoftmaxNetwork(), "act_log_softmax");
    }

    [Fact]
    public void Losses()
    {
        CheckLoss(new MeanSquaredErrorNetwork(), "loss_mse_mean");
        CheckLoss(new MeanAbsoluteErrorNetwork(), "loss_l1_mean");
        CheckLoss(new HuberNetwork(), "loss_smooth_l1_mean");
        CheckLoss(new WideHuberNetwork(), "loss_huber_delta15_mean");
        CheckLoss(new BinaryCrossEntropyNetwork(), "loss_bce_with_logits_mean");
        CheckLoss(new CrossEntropyNetwork(), "loss_cross_entropy_mean");
        CheckLoss(new SmoothedCrossEntropyNetwork(), "loss_cross_entropy_label_smoothing");
        CheckLoss(new SoftCrossEntropyNetwork(), "loss_cross_entropy_soft");
    }

    private static void CheckLayer<TNetwork>(TNetwork network, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        var reference = Cases[name];
        float[] inputs = reference.Inputs["x"].Values, inputGradient = new float[inputs.Length];
        float[] expected = reference.Outputs[0].Values, outputs = new float[expected.Length], predictions = new float[expected.Length];
        network.Core.Predict(inputs, predictions);
        network.Core.Forward(inputs, outputs);
        network.Core.Backward(reference.OutputGradients[0].Values, inputGradient);

        NumericAssert.Close(expected, predictions, Relative, Absolute, $"{name}: prediction");
        NumericAssert.Close(expected, outputs, Relative, Absolute, $"{name}: output");
        NumericAssert.Close(reference.InputGradients["x"].Values, inputGradient, Relative, Absolute, $"{name}: input gradient");
    }

    private static void CheckLoss<TNetwork>(TNetwork network, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        var reference = Cases[name];
        var x = reference.Inputs["x"];
        var target = reference.Inputs["target"];
        var layer = new LayerView(network.Core, TNetwork.Description.Layer("dense1"));
        float[] oneHot = [.. Enumerable.Range(0, x.Rows * x.Rows).Select(i => i / x.Rows == i % x.Rows ? 1f : 0f)];
        ForEach(x, (row, output, value) => layer.Weight(row, output) = value);

        var targets = TNetwork.Description.Loss.TakesLabels ? new TargetBatch { Labels = target.ToLabels() } : new TargetBatch { Values = target.Values };
        var loss = network.Core.ComputeGradients(oneHot, targets);

        NumericAssert.Close(reference.Outputs[0].Values[0], loss.Mean, Relative, Absolute, name);
        ForEach(reference.InputGradients["x"], (row, output, value) =>
            NumericAssert.Close(value, layer.WeightGradient(row, output), Relative, Absolute, $"{name}: gradient of row {row}, output {output}"));
    }

    private static void ForEach(ReferenceTensor tensor, Action<int, int, float> action)
    {
        for (int i = 0; i < tensor.Values.Length; i++)
        {
            action(i / tensor.Columns, i % tensor.Columns, tensor.Values[i]);
        }
    }
}
