using System.Numerics;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>A user's own activation: (x + √(x² + 4)) / 2.</summary>
public readonly struct Squareplus : IActivation
{
    /// <inheritdoc/>
    public static Vector<float> Forward(Vector<float> x) => (x + Root(x)) * 0.5f;

    /// <inheritdoc/>
    public static Vector<float> Backward(Vector<float> x, Vector<float> y, Vector<float> dy) => dy * y / Root(x);

    private static Vector<float> Root(Vector<float> x) => Vector.SquareRoot((x * x) + Vector.Create(4f));
}

/// <summary>A user's own loss: Σ ln(1 + d²).</summary>
public readonly struct CauchyLoss : ILoss
{
    /// <inheritdoc/>
    public static float Evaluate(ReadOnlySpan<float> output, ReadOnlySpan<float> target, Span<float> gradient)
    {
        float sum = 0;
        for (int i = 0; i < output.Length; i++)
        {
            float d = output[i] - target[i];
            sum += MathF.Log(1 + (d * d));
            gradient[i] = 2 * d / (1 + (d * d));
        }

        return sum;
    }
}
