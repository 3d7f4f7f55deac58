using NetGen.Runtime.Tests.Infrastructure;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Generated networks of one convolution against PyTorch's numbers.</summary>
/// <remarks>
/// Tolerance 10⁻⁵ relative and 10⁻⁵ absolute: both sides compute in single precision, in another order, with sums of up to 150 terms (a weight's gradient over all pixels, an output over a window)
/// of numbers near 1: 150 times 6·10⁻⁸ is 9·10⁻⁶.
/// </remarks>
public class PyTorchConvolutionTests
{
    private const double Tolerance = 1e-5;

    private static readonly Dictionary<string, ReferenceCase> Cases =
        ReferenceCases.Load("layers.json").Concat(ReferenceCases.Load("convolutions.json")).ToDictionary();

    [Fact]
    public void Convolutions_of_images()
    {
        Check(new Conv2DNetwork(), "conv2d_2_3_k3_s1_p0");
        Check(new StridedConv2DNetwork(), "conv2d_2_3_k3_s2_p1");
        Check(new WideConv2DNetwork(), "conv2d_k5_s3_p2_d1");
        Check(new DilatedConv2DNetwork(), "conv2d_k3_d2_p2");
    }

    [Fact]
    public void Convolutions_with_same_padding()
    {
        Check(new SameConv2DNetwork(), "conv2d_same_k3");
        Check(new EvenSameConv2DNetwork(), "conv2d_same_k4_k2");
        Check(new StridedSameConv2DNetwork(), "conv2d_same_k3_s2");
        Check(new SameConv1DNetwork(), "conv1d_same_k3_s2");
    }

    [Fact]
    public void Convolutions_in_groups()
    {
        Check(new GroupedConv2DNetwork(), "conv2d_groups2");
        Check(new ThreeGroupsNetwork(), "conv2d_groups3");
        Check(new DepthwiseNetwork(), "conv2d_depthwise");
    }

    [Fact]
    public void Convolutions_of_signals() => Check(new DilatedConv1DNetwork(), "conv1d_2_3_k3_d2");

    [Fact]
    public void Transposed_convolutions()
    {
        Check(new ConvTranspose2DNetwork(), "conv_transpose2d_k3");
        Check(new StridedConvTranspose2DNetwork(), "conv_transpose2d_k3_s2_p1_o1");
        Check(new SparseConvTranspose2DNetwork(), "conv_transpose2d_k2_k4_s3");
    }

    private static void Check<TNetwork>(TNetwork network, string name)
        where TNetwork : class, INetwork<TNetwork>
    {
        var reference = Cases[name];
        var layer = network.Core.View(TNetwork.Description.Layers[0].Name);
        layer.CopyWeightsFrom(reference.Parameters["weight"].Values);
        if (reference.Parameters.TryGetValue("bias", out var bias))
        {
            layer.CopyBiasesFrom(bias.Values);
        }

        float[] inputs = reference.Inputs["x"].ChannelsLast(), expected = reference.Outputs[0].ChannelsLast();
        float[] inputGradient = new float[inputs.Length], outputs = new float[expected.Length], predictions = new float[expected.Length], weightGradient = new float[layer.WeightCount];
        network.Core.Predict(inputs, predictions);
        network.Core.Forward(inputs, outputs);
        network.Core.Backward(reference.OutputGradients[0].ChannelsLast(), inputGradient);
        layer.CopyWeightGradientsTo(weightGradient);

        AssertClose(expected, predictions, "prediction");
        AssertClose(expected, outputs, "output");
        AssertClose(reference.InputGradients["x"].ChannelsLast(), inputGradient, "input gradient");
        AssertClose(reference.ParameterGradients["weight"].Values, weightGradient, "weight gradient");
        if (bias is not null)
        {
            float[] biasGradient = new float[layer.BiasCount];
            layer.CopyBiasGradientsTo(biasGradient);
            AssertClose(reference.ParameterGradients["bias"].Values, biasGradient, "bias gradient");
        }

        void AssertClose(float[] right, float[] actual, string what) => NumericAssert.Close(right, actual, Tolerance, Tolerance, $"{name}: {what}");
    }
}
