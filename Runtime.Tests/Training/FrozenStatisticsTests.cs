using NetGen.Runtime.Tests.Generated;
using NetGen.Runtime.Tests.Infrastructure;
using NetGen.Runtime.Tests.Networks;

namespace NetGen.Runtime.Tests.Training;

/// <summary>Batch normalisations whose statistics are frozen: they normalise by the running ones, forward and backward, and leave them.</summary>
public class FrozenStatisticsTests
{
    private static readonly Dataset Data = TestData.ThreeClasses(64), OtherData = TestData.ThreeClasses(64, seed: 5);

    [Fact]
    public void A_frozen_network_predicts_the_same_whatever_it_is_trained_on()
    {
        var network = Trained();
        network.Freeze("dense1", "batchNorm1", "dense2");
        byte[] before = network.Save();

        Fit(network, OtherData, epochs: 12);

        Assert.Equal(before, network.Save());
        Assert.True(network.HasFrozenStatistics("batchNorm1"));
    }

    [Fact]
    public void Statistics_go_on_where_that_is_chosen()
    {
        var network = Trained();
        network.Freeze("dense1", "batchNorm1", "dense2");
        network.UnfreezeStatistics("batchNorm1");
        float[] parameters = network.Parameters.ToArray(), state = State(network);

        Fit(network, OtherData, epochs: 1);

        Assert.Equal(parameters, network.Parameters.ToArray());
        Assert.NotEqual(state, State(network));
        Assert.All(network.Gradients.ToArray(), gradient => Assert.Equal(0, gradient));

        network.Unfreeze("batchNorm1");
        network.FreezeStatistics("batchNorm1");
        network.Unfreeze("batchNorm1");
        Assert.False(network.HasFrozenStatistics("batchNorm1"));
    }

    [Fact]
    public void Scales_and_biases_learn_with_frozen_statistics()
    {
        var network = Trained();
        network.FreezeStatistics("batchNorm1");
        float[] state = State(network), scale = Scales(network);

        Fit(network, OtherData, epochs: 1);

        Assert.Equal(state, State(network));
        Assert.NotEqual(scale, Scales(network));
    }

    [Fact]
    public void A_vector_has_the_outputs_and_gradients_of_PyTorchs_eval()
    {
        // Tolerance as for the other layers: sums of at most 18 terms in single precision that cancel in part.
        var reference = ReferenceCases.Load("layers.json")["batchnorm1d_eval"];
        var network = new BatchNormNetwork();
        network.SetWeights([.. reference.Parameters["weight"].Values, .. reference.Parameters["bias"].Values, 0.1f, -0.2f, 0.3f, 1, 2, 0.5f]);
        network.FreezeStatistics("batchNorm1");
        float[] outputs = new float[reference.Outputs[0].Values.Length], inputGradient = new float[outputs.Length], gradients = new float[6];
        network.Forward(reference.Inputs["x"].Values, outputs);
        network.Backward(reference.OutputGradients[0].Values, inputGradient);
        network.GetGradients(gradients);

        NumericAssert.Close(reference.Outputs[0].Values, outputs, 1e-5, 2e-6, "output");
        NumericAssert.Close(reference.InputGradients["x"].Values, inputGradient, 1e-5, 2e-6, "input gradient");
        NumericAssert.Close([.. reference.ParameterGradients["weight"].Values, .. reference.ParameterGradients["bias"].Values], gradients, 1e-5, 2e-6, "gradients of scale and bias");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void An_image_has_the_gradients_of_an_affine_function(int rows)
    {
        const int Channels = 2, Pixels = 9;
        const double Epsilon = 1e-5;
        float[] scale = [1.5f, -0.7f], bias = [0.2f, 0.4f], mean = [0.3f, -0.1f], variance = [2, 0.6f];
        float[] x = [.. Enumerable.Range(0, rows * Pixels * Channels).Select(i => MathF.Sin(i * 1.3f))], dy = [.. x.Select(v => MathF.Cos(5 * v))];
        var network = new ImageBatchNormNetwork();
        network.SetWeights([.. scale, .. bias, .. mean, .. variance]);
        network.FreezeStatistics("batchNorm1");
        float[] y = new float[x.Length], dx = new float[x.Length], gradients = new float[4];
        network.Forward(x, y);
        network.Backward(dy, dx);
        network.GetGradients(gradients);

        double[] expected = new double[4];
        for (int i = 0; i < x.Length; i++)
        {
            int channel = i % Channels;
            double reciprocal = 1 / Math.Sqrt(variance[channel] + Epsilon), normalised = (x[i] - mean[channel]) * reciprocal;

            // A few roundings of numbers below 2.
            Assert.Equal((normalised * scale[channel]) + bias[channel], y[i], 1e-6);
            Assert.Equal(dy[i] * scale[channel] * reciprocal, dx[i], 1e-6);
            expected[channel] += dy[i] * normalised;
            expected[Channels + channel] += dy[i];
        }

        // Sums of up to 63 terms below 2.
        Assert.All(expected.Zip(gradients), pair => Assert.Equal(pair.First, pair.Second, 2e-5));
    }

    [Fact]
    public void The_forward_pass_of_training_gives_what_Predict_gives()
    {
        var network = new NormalisedImages(seed: 4);
        var images = Images();
        new Trainer<NormalisedImages>(network, new Adam()) { BatchSize = 50, Epochs = 1 }.Fit(images);
        network.FreezeStatistics("batchNorm1", "batchNorm2");
        float[] inputs = [.. Enumerable.Range(0, 5 * 12 * 12 * 8).Select(i => MathF.Sin(i * 0.11f))], trained = new float[15], predicted = new float[15];
        network.Forward(inputs, trained);
        network.Predict(inputs, predicted);

        // The same sums in the same order, but for the place where a factor is multiplied in.
        Assert.All(trained.Zip(predicted), pair => Assert.Equal(pair.Second, pair.First, 1e-5 * Math.Max(1, Math.Abs(pair.Second))));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_bits_do_not_depend_on_the_number_of_workers(int workers)
    {
        var images = Images();
        Assert.Equal(Bytes(1), Bytes(workers));

        byte[] Bytes(int count)
        {
            var network = new NormalisedImages(seed: 4);
            network.Freeze("batchNorm1");
            network.FreezeStatistics("batchNorm2");
            new Trainer<NormalisedImages>(network, new Adam()) { BatchSize = 100, Epochs = 2, Workers = count }.Fit(images);
            return network.Save();
        }
    }

    [Fact]
    public void A_batch_may_have_one_row_where_all_statistics_are_frozen()
    {
        var network = new GradientNetwork(1);
        Assert.Throws<ArgumentException>(() => network.Forward([1, 2, 3], new float[2]));

        network.FreezeStatistics("batchNorm1");
        network.TrainStep([1, 2, 3], new TargetBatch { Values = [1, 2] }, new Sgd());
        var trainer = new Trainer<GradientNetwork>(network, new Sgd()) { BatchSize = 2, Epochs = 1 };
        var three = Dataset.FromArrays(new float[9], 3, new float[6], 2);
        trainer.Fit(three);

        network.UnfreezeStatistics("batchNorm1");
        Assert.Throws<ArgumentException>(() => trainer.Fit(three));
    }

    [Fact]
    public void A_clone_keeps_what_is_frozen()
    {
        var network = Trained();
        network.FreezeStatistics("batchNorm1");
        network.SetRateFactor("dense1", 0);
        var clone = network.Clone();

        Assert.True(clone.HasFrozenStatistics("batchNorm1"));
        Assert.Equal(1f, clone.RateFactor("batchNorm1"));
        Assert.Equal(0f, clone.RateFactor("dense1"));
    }

    [Fact]
    public void A_layer_without_statistics_is_refused_and_nothing_changes()
    {
        var network = new NormalisedNetwork(1);

        var error = Assert.Throws<ArgumentException>(() => network.FreezeStatistics("batchNorm1", "dense1"));

        Assert.StartsWith("Layer 'dense1' (Dense) of NormalisedNetwork tracks no statistics; layers that do are batchNorm1.", error.Message, StringComparison.Ordinal);
        Assert.False(network.HasFrozenStatistics("batchNorm1"));
        Assert.Throws<ArgumentException>(() => network.HasFrozenStatistics("nothing"));
    }

    private static NormalisedNetwork Trained()
    {
        var network = new NormalisedNetwork(1);
        Fit(network, Data, epochs: 3);
        return network;
    }

    private static void Fit(NormalisedNetwork network, Dataset data, int epochs) =>
        new Trainer<NormalisedNetwork>(network, new AdamW { LearningRate = 0.05f }) { BatchSize = 16, Epochs = epochs }.Fit(data);

    private static float[] State(INetwork<NormalisedNetwork> network) => network.Core.Storage.State.Span.ToArray();

    private static float[] Scales(NormalisedNetwork network)
    {
        float[] scales = new float[4];
        network.Layer("batchNorm1").CopyWeightsTo(scales);
        return scales;
    }

    private static Dataset Images()
    {
        const int Rows = 200, Size = 12 * 12 * 8;
        return Dataset.FromArrays([.. Enumerable.Range(0, Rows * Size).Select(i => MathF.Sin(i * 0.37f))], Size, [.. Enumerable.Range(0, Rows).Select(i => i % 3)]);
    }
}
