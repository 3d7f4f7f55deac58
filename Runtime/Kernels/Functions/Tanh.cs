using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>tanh x, whose derivative is 1 − f². Saves f(x).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Tanh : IFunction
{
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
    public Vector<float> Of(Vector<float> x) => VectorMath.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) => dy * (Vector<float>.One - (saved * saved));
}
