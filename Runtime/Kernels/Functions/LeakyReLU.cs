using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>x if x &gt; 0, otherwise slope · x. The slope is positive, so f(x) has the sign of x. Saves f(x).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LeakyReLU : IFunction
{
    private readonly float slope;

    /// <summary>The function with its constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeakyReLU(float slope)
    {
        this.slope = slope;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static bool IsGradientLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * slope);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.GreaterThan(saved, Vector<float>.Zero), dy, dy * slope);
}
