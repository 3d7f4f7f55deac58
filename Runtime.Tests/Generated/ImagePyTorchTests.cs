using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Generated networks of one layer that works on images or signals, against PyTorch's numbers.</summary>
/// <remarks>Tolerance 10⁻⁵ relative and 10⁻⁶ absolute: both sides compute in single precision, with sums of at most some dozen terms.</remarks>
public class ImagePyTorchTests
{
    private const double Relative = 1e-5;
    private const double Absolute = 1e-6;

    private static readonly IReadOnlyDictionary<string, ReferenceCase> Layers = ReferenceCases.Load("layers.json");
    private static readonly IReadOnlyDictionary<string, ReferenceCase> Images = ReferenceCases.Load("images.json");

    [Fact]
    public void Maximum_of_windows()
    {
        Check(new MaxPoolNetwork(), Layers["maxpool2d_2"]);
        Check(new MaxPoolTiesNetwork(), Layers["maxpool2d_2_ties"]);
        Check(new MaxPoolOddNetwork(), Layers["maxpool2d_2_odd"]);
        Check(new PaddedMaxPoolNetwork(), Images["maxpool2d_3_s2_p1"]);
        Check(new OverlappingMaxPoolNetwork(), Images["maxpool2d_3_s1"]);
        Check(new MaxPoolSignalNetwork(), Images["maxpool1d_4_s2_p1"]);
        Check(new GlobalMaxPoolNetwork(), Images["global_maxpool2d"]);
    }

    [Fact]
    public void Mean_of_windows()
    {
        Check(new AvgPoolNetwork(), Layers["avgpool2d_2"]);
        Check(new PaddedAvgPoolNetwork(), Images["avgpool2d_3_s2_p1"]);
        Check(new AvgPoolSignalNetwork(), Images["avgpool1d_3"]);
        Check(new GlobalAvgPoolNetwork(), Images["global_avgpool2d"]);
    }

    [Fact]
    public void Zeros_around_an_image_and_repeated_pixels()
    {
        Check(new ZeroPadNetwork(), Images["zero_pad2d_1_2_3_0"]);
        Check(new UpSampleNetwork(), Images["upsample2d_3"]);
    }

    [Fact]
    public void Layer_normalisation()
    {
        Check(new LayerNormNetwork(), Layers["layernorm_5"]);
        Check(new ChannelNormNetwork(), Images["layer_norm_channels"]);
        Check(new ImageNormNetwork(), Images["layer_norm_flattened"]);
        Check(new WholeImageNormNetwork(), Images["layer_norm_flattened"]);
    }

    [Fact]
    public void Group_normalisation()
    {
        Check(new GroupNormNetwork(), Images["group_norm_2"]);
        Check(new SignalGroupNormNetwork(), Images["group_norm_1d_3"]);
    }

    [Fact]
    public void Embedding()
    {
        var reference = Images["embedding_6_4"];
        var network = new EmbeddingNetwork();
        var layer = network.Layer("embedding1");
        layer.CopyWeightsFrom(reference.Parameters["weight"].Values);
        float[] outputs = new float[reference.Outputs[0].Values.Length], gradients = new float[layer.WeightCount];
        network.Forward(reference.Inputs["index"].Values, outputs);
        network.Backward(reference.OutputGradients[0].Values);
        layer.CopyWeightGradientsTo(gradients);

        Assert.Equal(reference.Outputs[0].Values, outputs);
        NumericAssert.Close(reference.ParameterGradients["weight"].Values, gradients, Relative, Absolute, "gradient of the table");
    }

    [Theory]
    [InlineData(-1f, "-1")]
    [InlineData(6f, "6")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.NaN, "NaN")]
    public void What_is_no_index_of_the_table_is_an_error(float index, string shown)
    {
        var exception = Assert.Throws<ArgumentException>(() => new EmbeddingNetwork().Predict([0, 5, index, 1], new float[16]));
        Assert.Equal($"Embedding 'embedding1' takes indices, whole numbers from 0 to 5, but place 2 of a row has {shown}.", exception.Message);
    }

    private static void Check<TNetwork>(TNetwork network, ReferenceCase reference)
        where TNetwork : class, INetwork<TNetwork>
    {
        var input = reference.Inputs["x"];
        float[] inputs = input.ChannelsLast(), inputGradient = new float[inputs.Length];

        // What is flattened is in PyTorch's order still.
        float[] ChannelsLastOf(ReferenceTensor tensor) => (tensor.Shape.Length < input.Shape.Length && tensor.Values.Length == input.Values.Length ? tensor with { Shape = input.Shape } : tensor).ChannelsLast();
        var layers = TNetwork.Description.Layers.Where(l => l.Parameters.Count > 0).Select(l => new LayerView(network.Core, l)).ToList();
        foreach (var layer in layers)
        {
            layer.CopyWeightsFrom(reference.Parameters["weight"].Values);
            layer.CopyBiasesFrom(reference.Parameters["bias"].Values);
        }

        float[] expected = ChannelsLastOf(reference.Outputs[0]), outputs = new float[expected.Length], predictions = new float[expected.Length];
        network.Core.Predict(inputs, predictions);
        network.Core.Forward(inputs, outputs);
        network.Core.Backward(ChannelsLastOf(reference.OutputGradients[0]), inputGradient);

        NumericAssert.Close(expected, predictions, Relative, Absolute, $"{reference.Name}: prediction");
        NumericAssert.Close(expected, outputs, Relative, Absolute, $"{reference.Name}: output");
        NumericAssert.Close(reference.InputGradients["x"].ChannelsLast(), inputGradient, Relative, Absolute, $"{reference.Name}: input gradient");
        foreach (var layer in layers)
        {
            float[] weights = new float[layer.WeightCount], biases = new float[layer.BiasCount];
            layer.CopyWeightGradientsTo(weights);
            layer.CopyBiasGradientsTo(biases);
            NumericAssert.Close(reference.ParameterGradients["weight"].Values, weights, Relative, Absolute, $"{reference.Name}: weight gradient");
            NumericAssert.Close(reference.ParameterGradients["bias"].Values, biases, Relative, Absolute, $"{reference.Name}: bias gradient");
        }
    }
}
