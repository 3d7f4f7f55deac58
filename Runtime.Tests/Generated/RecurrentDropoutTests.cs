using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Two layers without dropout between them.</summary>
[Network(6, 3), LSTM(9, Layers = 2, Bidirectional = true), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class PlainStack;

/// <summary>The same with it.</summary>
[Network(6, 3), LSTM(9, Layers = 2, Bidirectional = true, Dropout = 0.4), LastStep, Dense(2), MeanSquaredErrorLoss]
internal sealed partial class StackWithDropout;

/// <summary>Dropout between the layers of a recurrent layer.</summary>
public sealed class RecurrentDropoutTests
{
    private static readonly float[] Inputs = [.. Enumerable.Range(0, 5 * 18).Select(i => MathF.Sin(i * 0.9f))];
    private static readonly float[] Targets = [.. Enumerable.Range(0, 10).Select(i => MathF.Cos(i))];

    [Fact]
    public void It_acts_in_training_only()
    {
        var (plain, network) = (new PlainStack(seed: 1), new StackWithDropout(seed: 1));
        Assert.Equal(plain.Predict(Inputs), network.Predict(Inputs));
        Assert.NotEqual(plain.ComputeGradients(Inputs, Targets), network.ComputeGradients(Inputs, Targets));

        // A file goes from one to the other: dropout is no part of what weights mean.
        network.Load(plain.Save());
    }

    [Fact]
    public void Each_step_has_a_mask_of_its_own_whatever_the_workers()
    {
        float[][] losses = [.. new[] { 1, 2, 3 }.Select(workers =>
        {
            var network = new StackWithDropout(seed: 1);
            network.UseWorkers(workers);
            var still = new Sgd { LearningRate = 0 };
            return new[] { network.TrainStep(Inputs, Targets, still), network.TrainStep(Inputs, Targets, still), network.TrainStep(Inputs, Targets, still) };
        })];
        Assert.Equal(3, losses[0].Distinct().Count());
        Assert.All(losses, l => Assert.Equal(losses[0], l));
    }

    [Fact]
    public void The_mean_over_many_masks_is_near_the_prediction()
    {
        var network = new StackWithDropout(seed: 1);
        float[] mean = new float[10], deviation = new float[10], predicted = network.Predict(Inputs);
        network.PredictWithDropout(Inputs, samples: 2000, mean, deviation);
        Assert.All(deviation, d => Assert.InRange(d, 1e-4f, 0.5f));

        // Not equal: the second layer is not linear. Five standard errors, and a fifth of a deviation for that.
        Assert.All(Enumerable.Range(0, 10), i => Assert.InRange(Math.Abs(mean[i] - predicted[i]), 0, deviation[i] * (0.2 + (5 / Math.Sqrt(2000)))));
    }

    [Fact]
    public void Its_gradient_is_the_slope_of_the_loss_under_the_same_mask()
    {
        var network = new StackWithDropout(seed: 1);
        network.ComputeGradients(Inputs, Targets);
        float[] gradients = new float[ParameterCount(network)], weights = new float[gradients.Length];
        network.GetGradients(gradients);
        network.GetWeights(weights);
        const float Step = 1e-2f;
        for (int i = 0; i < weights.Length; i += 37)
        {
            // Central differences of a loss in float: rounding of 1e-7 over steps of 2e-2, and the third derivative.
            NumericAssert.Close((LossAt(i, Step) - LossAt(i, -Step)) / (2 * Step), gradients[i], relative: 5e-3, absolute: 5e-5, $"gradient {i}");
        }

        double LossAt(int index, float step)
        {
            float[] moved = [.. weights];
            moved[index] += step;
            network.SetWeights(moved);
            return network.ComputeGradients(Inputs, Targets).Mean;
        }
    }

    private static int ParameterCount<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core.Description.ParameterCount;
}
