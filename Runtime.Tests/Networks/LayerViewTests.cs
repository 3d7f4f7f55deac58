using NetGen.Generated;

namespace NetGen.Runtime.Tests.Networks;

public class LayerViewTests
{
    [Fact]
    public void Says_what_the_layer_is()
    {
        var view = TestNetworks.Create<NamedImageLayout>().View("Hidden");
        Assert.Equal("Hidden", view.Name);
        Assert.Equal(new Shape(5), view.OutputShape);
        Assert.Equal(125, view.ParameterCount);
        Assert.Equal(120, view.WeightCount);
        Assert.Equal(5, view.BiasCount);
        Assert.Equal("Hidden (Dense, 5)", view.ToString());
    }

    [Fact]
    public void Weights_and_biases_are_those_that_predict()
    {
        var core = TestNetworks.Create<PlainRegressionLayout>();
        var hidden = core.View("dense1");
        var last = core.View("dense2");
        core.Storage.Parameters.Span.Clear();
        hidden.Weight(2, 17) = 3;
        hidden.Bias(17) = 0.5f;
        last.Weight(17, 1) = 10;
        last.Bias(0) = -4;
        Assert.Equal([-4, 65], core.Predict(100, 100, 2));
        Assert.Equal(3, hidden.Weight(2, 17));
    }

    [Fact]
    public void Copies_weights_in_PyTorchs_order_channels_first_behind_an_image()
    {
        var core = TestNetworks.Create<ImageLayout>();
        var view = core.View("dense1");
        for (int output = 0; output < 5; output++)
        {
            for (int y = 0; y < 4; y++)
            {
                for (int x = 0; x < 3; x++)
                {
                    for (int channel = 0; channel < 2; channel++)
                    {
                        view.Weight((((y * 3) + x) * 2) + channel, output) = (1000 * output) + (100 * channel) + (10 * y) + x;
                    }
                }
            }
        }

        float[] weights = new float[120];
        view.CopyWeightsTo(weights);
        int index = 0;
        for (int output = 0; output < 5; output++)
        {
            for (int channel = 0; channel < 2; channel++)
            {
                for (int y = 0; y < 4; y++)
                {
                    for (int x = 0; x < 3; x++)
                    {
                        Assert.Equal((1000 * output) + (100 * channel) + (10 * y) + x, weights[index++]);
                    }
                }
            }
        }
    }

    [Fact]
    public void Copying_out_and_in_is_the_identity_and_leaves_padding_alone()
    {
        var source = TestNetworks.Create<ImageLayout>(seed: 1);
        var target = TestNetworks.Create<ImageLayout>(seed: 2);
        foreach (string layer in new[] { "dense1", "dense2" })
        {
            source.View(layer).Bias(1) = 0.25f;
            float[] weights = new float[source.View(layer).WeightCount], biases = new float[source.View(layer).BiasCount];
            source.View(layer).CopyWeightsTo(weights);
            source.View(layer).CopyBiasesTo(biases);
            target.View(layer).CopyWeightsFrom(weights);
            target.View(layer).CopyBiasesFrom(biases);
        }

        Assert.Equal(source.Storage.Parameters.Span, target.Storage.Parameters.Span);
    }

    [Fact]
    public void Gradients_have_the_same_order_as_parameters()
    {
        var core = TestNetworks.Create<ImageLayout>();
        for (int i = 0; i < core.Gradients.Length; i++)
        {
            core.Gradients[i] = 2 * core.Storage.Parameters.Span[i];
        }

        var view = core.View("dense1");
        view.Bias(3) = 7;
        view.BiasGradient(3) = 14;
        Assert.NotEqual(0, view.Weight(23, 4));
        Assert.Equal(2 * view.Weight(23, 4), view.WeightGradient(23, 4));
        float[] weights = new float[120], weightGradients = new float[120], biases = new float[5], biasGradients = new float[5];
        view.CopyWeightsTo(weights);
        view.CopyWeightGradientsTo(weightGradients);
        view.CopyBiasesTo(biases);
        view.CopyBiasGradientsTo(biasGradients);
        Assert.Equal(weights.Select(w => 2 * w), weightGradients);
        Assert.Equal(biases.Select(b => 2 * b), biasGradients);
        Assert.Equal(14, biasGradients[3]);
    }

    [Fact]
    public void Stays_valid_after_loading()
    {
        var core = TestNetworks.Create<ImageLayout>(seed: 1);
        var other = TestNetworks.Create<ImageLayout>(seed: 2);
        var view = core.View("dense2");
        Assert.NotEqual(other.View("dense2").Weight(1, 2), view.Weight(1, 2));
        NetworkFile.Load(core, NetworkFile.SaveToBytes(other));
        Assert.Equal(other.View("dense2").Weight(1, 2), view.Weight(1, 2));
    }

    [Fact]
    public void A_scale_is_a_weight_of_one_input()
    {
        var view = TestNetworks.Create<ScaleLayout>().View("scale1");
        view.Weight(0, 19) = 5;
        float[] scales = new float[20];
        view.CopyWeightsTo(scales);
        Assert.Equal([.. Enumerable.Repeat(1f, 19), 5], scales);
    }

    [Theory]
    [InlineData(24, 0, "The inputs of layer 'dense1' (weight) are 0 to 23.")]
    [InlineData(-1, 0, "The inputs of layer 'dense1' (weight) are 0 to 23.")]
    [InlineData(0, 5, "The outputs of layer 'dense1' (weight) are 0 to 4.")]
    [InlineData(0, -1, "The outputs of layer 'dense1' (weight) are 0 to 4.")]
    public void Refuses_an_index_outside_though_it_lies_in_the_padding(int input, int output, string message)
    {
        var view = TestNetworks.Create<ImageLayout>().View("dense1");
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => view.Weight(input, output)).Message, StringComparison.Ordinal);
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => view.WeightGradient(input, output)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_bias_outside()
    {
        var view = TestNetworks.Create<ImageLayout>().View("dense1");
        Assert.Throws<ArgumentOutOfRangeException>(() => view.Bias(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => view.BiasGradient(-1));
    }

    [Fact]
    public void Refuses_a_span_of_another_length()
    {
        var view = TestNetworks.Create<ImageLayout>().View("dense1");
        const string Weights = "Layer 'dense1': weight has 120 values (5×24), but the span has 7.";
        const string Biases = "Layer 'dense1': bias has 5 values (5), but the span has 7.";
        Assert.StartsWith(Weights, Assert.Throws<ArgumentException>("destination", () => view.CopyWeightsTo(new float[7])).Message, StringComparison.Ordinal);
        Assert.StartsWith(Weights, Assert.Throws<ArgumentException>("source", () => view.CopyWeightsFrom(new float[7])).Message, StringComparison.Ordinal);
        Assert.StartsWith(Weights, Assert.Throws<ArgumentException>("destination", () => view.CopyWeightGradientsTo(new float[7])).Message, StringComparison.Ordinal);
        Assert.StartsWith(Biases, Assert.Throws<ArgumentException>("destination", () => view.CopyBiasesTo(new float[7])).Message, StringComparison.Ordinal);
        Assert.StartsWith(Biases, Assert.Throws<ArgumentException>("source", () => view.CopyBiasesFrom(new float[7])).Message, StringComparison.Ordinal);
        Assert.StartsWith(Biases, Assert.Throws<ArgumentException>("destination", () => view.CopyBiasGradientsTo(new float[7])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_without_weights_says_so()
    {
        var view = TestNetworks.Create<ImageLayout>().View("dropout1");
        Assert.Equal(0, view.ParameterCount);
        Assert.Equal(0, view.WeightCount);
        Assert.Equal(0, view.BiasCount);
        Assert.Equal("Layer 'dropout1' (Dropout) has no weight.", Assert.Throws<InvalidOperationException>(() => view.Weight(0, 0)).Message);
        Assert.Equal("Layer 'dropout1' (Dropout) has no bias.", Assert.Throws<InvalidOperationException>(() => view.CopyBiasesTo([])).Message);
    }

    [Fact]
    public void A_default_view_says_that_it_belongs_to_no_network()
    {
        LayerView view = default;
        Assert.Equal("(no layer)", view.ToString());
        Assert.Throws<InvalidOperationException>(() => view.Name);
        Assert.Throws<InvalidOperationException>(() => view.Weight(0, 0));
    }

    [Fact]
    public void Reading_and_writing_does_not_allocate()
    {
        var core = TestNetworks.Create<ImageLayout>();
        var view = core.View("dense1");
        float[] weights = new float[120];
        Touch(view, core, weights);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Touch(view, core, weights);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Touch(LayerView view, NetworkCore core, float[] weights)
    {
        view.Weight(1, 2) += view.WeightGradient(1, 2) + core.Gradients[0];
        view.CopyWeightsTo(weights);
        view.CopyWeightsFrom(weights);
    }

    private sealed class ScaleLayout : ILayout
    {
        public static NetworkDescription Description { get; } = new DescriptionBuilder("Scaled", new Shape(20)).Scale().Build();
    }
}
