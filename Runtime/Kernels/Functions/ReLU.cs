using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>max(0, x); NaN if x is NaN. As in PyTorch the gradient is 0 at 0, and passes at NaN. Saves f(x).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReLU : IFunction
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
    public Vector<float> Of(Vector<float> x) => Vector.MaxNative(Vector<float>.Zero, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(saved, Vector<float>.Zero), Vector<float>.Zero, dy);
}
