using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>scale · (x if x &gt; 0, otherwise α (eˣ − 1)), given scale and scale · α (Klambauer et al. 2017). Saves f(x).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SELU : IFunction
{
    private readonly float scale;
    private readonly float scaledAlpha;

    /// <summary>The function with its constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SELU(float scale, float scaledAlpha)
    {
        this.scale = scale;
        this.scaledAlpha = scaledAlpha;
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
    public Vector<float> Of(Vector<float> x) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x * scale, VectorMath.ExpMinusOne(x) * scaledAlpha);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.GreaterThan(saved, Vector<float>.Zero), dy * scale, dy * (saved + Vector.Create(scaledAlpha)));
}
