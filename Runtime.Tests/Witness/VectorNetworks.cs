using System.Numerics;

namespace NetGen.Runtime.Tests.Witness;

// Networks of vectors: every activation, as an option of a dense layer or as a layer, and every loss.
// Widths are odd, and some pairs of layers are linear on purpose.
#pragma warning disable NETGEN0206, NETGEN0207

[Network(5), Rescale(0.5, 0.1), Standardize, Dense(17, Activation.ReLU), Dropout(0.2), Dense(9, Activation.LeakyReLU), Dense(3), CrossEntropyLoss]
internal sealed partial class Perceptron;

[Network(13), Dense(33, Activation.GELU), Dense(9, Activation.GELUTanh, Init = Init.GlorotNormal), LayerNorm(Epsilon = 1e-3)]
[Dense(7, Activation.SiLU), Dense(4), CrossEntropyLoss(Targets = Targets.Soft, LabelSmoothing = 0.1)]
internal sealed partial class SoftTargets;

[Network(8), Dense(24, Activation.Mish, Init = Init.PyTorch), BatchNorm, Dense(20, Activation.Softplus)]
[Dense(12, Activation.HardSwish, Init = Init.HeUniform), Dense(5), CrossEntropyLoss(LabelSmoothing = 0.05)]
internal sealed partial class WeightedClasses;

[Network(9), Dense(19, Activation.SELU, Init = Init.LeCunNormal), Dense(11, Activation.ELU), GaussianNoise(0.1), Dense(6), BinaryCrossEntropyLoss]
internal sealed partial class ManyLabels;

[Network(7), Standardize, Dense(15, Activation.Tanh, Init = Init.LeCunUniform), Dense(10, Activation.Sigmoid), Dense(2)]
[MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class StandardizedTargets;

[Network(6), Dense(18, Bias = false), ReLU, Dense(13), LeakyReLU(NegativeSlope = 0.2), Dense(11), ELU(Alpha = 0.7), Dense(10), SELU, Dense(9), GELU]
[Dense(9), GELU(Approximate = true)]
[Dense(9), SiLU, Dense(9), Mish, Dense(9), Sigmoid, Dense(9), Tanh, Dense(9), Softplus, Dense(9), HardSwish, Dense(3, Init = Init.Zeros)]
[HuberLoss(0.5, StandardizeTargets = true)]
internal sealed partial class ActivationLayers;

[Network(10), Dense(12, Activation.Softmax), Dense(21, Init = Init.GlorotUniform), Softmax, Dense(3)]
[MeanAbsoluteErrorLoss(StandardizeTargets = true)]
internal sealed partial class Distributions;

[Network(4), Dense(17), Activation<Squareplus>, Dense(10, Activation.LogSoftmax), Dense(6), LogSoftmax, Loss<QuarticLoss>]
internal sealed partial class OwnFormulas;

/// <summary>(x + √(x² + 4)) / 2.</summary>
internal readonly struct Squareplus : IActivation
{
    public static Vector<float> Forward(Vector<float> x) => (x + Root(x)) * 0.5f;

    public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy * y / Root(x);

    private static Vector<float> Root(Vector<float> x) => Vector.SquareRoot((x * x) + Vector.Create(4f));
}

/// <summary>Σ d⁴: the same bits on every operating system, since no logarithm or exponential of its library is in it.</summary>
internal readonly struct QuarticLoss : ILoss
{
    public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
    {
        float sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            float d = output[i] - target[i], square = d * d;
            sum += square * square;
            gradient[i] = 4 * square * d;
        }

        return sum;
    }
}
