using System.Numerics;
using NetGen.Generated;
using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Numerics;

/// <summary>
/// The activations as expressions over <see cref="VectorMath"/>, value and derivative, against PyTorch: what the functions offer is enough for all of them.
/// </summary>
/// <remarks>Tolerance 10⁻⁵ relative and 10⁻⁶ absolute: the rational tanh is exact to 3.5·10⁻⁷, and gradients multiply it by numbers up to 3.</remarks>
public class ActivationFormulaTests
{
    private const float SeluAlpha = 1.67326324f;
    private const float SeluScale = 1.05070099f;

    private static readonly Vector<float> One = Vector<float>.One;
    private static readonly IReadOnlyDictionary<string, ReferenceCase> Layers = ReferenceCases.Load("layers.json");

    private static readonly Dictionary<string, Func<Vector<float>, (Vector<float> Value, Vector<float> Slope)>> Activations = new()
    {
        ["relu"] = x => (Where(x, x, Vector<float>.Zero), Where(x, One, Vector<float>.Zero)),
        ["leaky_relu"] = x => (Where(x, x, x * 0.01f), Where(x, One, One * 0.01f)),
        ["elu"] = x => (Where(x, x, VectorMath.ExpMinusOne(x)), Where(x, One, VectorMath.ExpMinusOne(x) + One)),
        ["selu"] = x => (SeluScale * Where(x, x, SeluAlpha * VectorMath.ExpMinusOne(x)), SeluScale * Where(x, One, SeluAlpha * VectorMath.Exp(x))),
        ["gelu_exact"] = x =>
        {
            var cdf = VectorMath.NormalCdf(x, out var density);
            return (x * cdf, cdf + (x * density));
        },
        ["gelu_tanh"] = x =>
        {
            const float Root = 0.79788456f, Cubic = 0.044715f;
            var t = VectorMath.Tanh(Root * x * (One + (Cubic * x * x)));
            return (0.5f * x * (One + t), (0.5f * (One + t)) + (0.5f * x * (One - (t * t)) * Root * (One + (3 * Cubic * x * x))));
        },
        ["silu"] = x =>
        {
            var s = VectorMath.Sigmoid(x);
            return (x * s, s * (One + (x * (One - s))));
        },
        ["mish"] = x =>
        {
            // tanh(softplus(x)) = n / (n + 2) with n = e^x (e^x + 2); from 20 on it is 1.
            var z = VectorMath.Exp(Vector.MinNative(x, Vector.Create(20f)));
            var n = z * (z + Vector.Create(2f));
            var t = n / (n + Vector.Create(2f));
            return (x * t, t + (x * (One - (t * t)) * VectorMath.Sigmoid(x)));
        },
        ["sigmoid"] = x => (VectorMath.Sigmoid(x), VectorMath.Sigmoid(x) * (One - VectorMath.Sigmoid(x))),
        ["tanh"] = x => (VectorMath.Tanh(x), One - (VectorMath.Tanh(x) * VectorMath.Tanh(x))),
        ["softplus"] = x => (VectorMath.Softplus(x), VectorMath.Sigmoid(x)),
        ["hardswish"] = x =>
        {
            var three = Vector.Create(3f);
            var gate = Vector.MinNative(Vector.MaxNative(x + three, Vector<float>.Zero), three + three) / 6f;
            // PyTorch's derivative is the inner one at −3, the outer one at 3.
            var inside = Vector.GreaterThanOrEqual(x, -three) & Vector.LessThan(x, three);
            return (x * gate, Vector.ConditionalSelect(inside, (x / 3f) + (One * 0.5f), Where(x, One, Vector<float>.Zero)));
        },
    };

    public static TheoryData<string> Names => [.. Activations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Agrees_with_PyTorch(string name)
    {
        var reference = Layers["act_" + name];
        float[] x = reference.Inputs["x"].Values;
        for (int i = 0; i < x.Length; i++)
        {
            var (value, slope) = Activations[name](Vector.Create(x[i]));
            NumericAssert.Close(reference.Outputs[0].Values[i], value[0], 1e-5, 1e-6, $"{name}({x[i]})");
            NumericAssert.Close(reference.InputGradients["x"].Values[i], slope[0] * reference.OutputGradients[0].Values[i], 1e-5, 1e-6, $"{name}'({x[i]})");
        }
    }

    private static Vector<float> Where(Vector<float> x, Vector<float> positive, Vector<float> otherwise) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), positive, otherwise);
}
