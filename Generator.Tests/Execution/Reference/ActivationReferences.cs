namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>The activations by the names of <see cref="Activation"/>, each as its definition says.</summary>
internal static class ActivationReferences
{
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double Cubic = 0.044715;
    private static readonly double SqrtTwoOverPi = Math.Sqrt(2 / Math.PI);

    public static ReferenceLayer Create(Activation activation) => activation switch
    {
        Activation.ReLU => new ActivationReference(x => Math.Max(0, x), x => x > 0 ? 1 : 0, 0),
        Activation.LeakyReLU => LeakyReLU(0.01),
        Activation.ELU => ELU(1),
        Activation.SELU => new ActivationReference(
            x => SeluScale * (x > 0 ? x : SeluAlpha * (Math.Exp(x) - 1)), x => SeluScale * (x > 0 ? 1 : SeluAlpha * Math.Exp(x)), 0),
        Activation.GELU => new ActivationReference(x => x * NormalCdf(x), x => NormalCdf(x) + (x * NormalDensity(x))),
        Activation.GELUTanh => new ActivationReference(x => 0.5 * x * (1 + Math.Tanh(Inner(x))), GELUTanhDerivative),
        Activation.SiLU => new ActivationReference(x => x * Sigmoid(x), x => Sigmoid(x) * (1 + (x * (1 - Sigmoid(x))))),
        Activation.Mish => new ActivationReference(x => x * Math.Tanh(Softplus(x)), MishDerivative),
        Activation.Sigmoid => new ActivationReference(Sigmoid, x => Sigmoid(x) * (1 - Sigmoid(x))),
        Activation.Tanh => new ActivationReference(Math.Tanh, x => 1 - (Math.Tanh(x) * Math.Tanh(x))),
        Activation.Softplus => new ActivationReference(Softplus, Sigmoid),
        Activation.HardSwish => new ActivationReference(
            x => x * Math.Clamp(x + 3, 0, 6) / 6, x => x <= -3 ? 0 : x >= 3 ? 1 : (x / 3) + 0.5, -3, 3),
        Activation.Softmax => new SoftmaxReference(),
        Activation.LogSoftmax => new LogSoftmaxReference(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "It has no reference."),
    };

    public static ReferenceLayer LeakyReLU(double slope) => new ActivationReference(x => x > 0 ? x : slope * x, x => x > 0 ? 1 : slope, 0);

    public static ReferenceLayer ELU(double alpha) => new ActivationReference(x => x > 0 ? x : alpha * (Math.Exp(x) - 1), x => x > 0 ? 1 : alpha * Math.Exp(x), 0);

    /// <summary>The user's own of the scenarios: (x + √(x² + 4)) / 2.</summary>
    public static ReferenceLayer Squareplus() =>
        new ActivationReference(x => (x + Math.Sqrt((x * x) + 4)) / 2, x => (1 + (x / Math.Sqrt((x * x) + 4))) / 2);

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));

    private static double MishDerivative(double x)
    {
        double tanh = Math.Tanh(Softplus(x));
        return tanh + (x * Sigmoid(x) * (1 - (tanh * tanh)));
    }

    private static double Inner(double x) => SqrtTwoOverPi * (x + (Cubic * x * x * x));

    private static double GELUTanhDerivative(double x)
    {
        double tanh = Math.Tanh(Inner(x));
        return (0.5 * (1 + tanh)) + (0.5 * x * (1 - (tanh * tanh)) * SqrtTwoOverPi * (1 + (3 * Cubic * x * x)));
    }

    private static double NormalDensity(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>½ + φ(x) Σ x^(2n+1) / (1·3·5…(2n+1)): exact to double precision where |x| is moderate, as here.</summary>
    private static double NormalCdf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; n < 400 && Math.Abs(term) > 1e-18 * Math.Abs(sum); n++)
        {
            term *= x * x / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (NormalDensity(x) * sum);
    }
}
