using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>x if x &gt; 0, otherwise α (eˣ − 1), whose derivative is f(x) + α. Saves f(x).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ELU : IFunction
{
    private readonly float alpha;

    /// <summary>The function with its constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ELU(float alpha)
    {
        this.alpha = alpha;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static bool IsGradientLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> x) => Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, VectorMath.ExpMinusOne(x) * alpha);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.GreaterThan(saved, Vector<float>.Zero), dy, dy * (saved + Vector.Create(alpha)));
}
