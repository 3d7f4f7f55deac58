using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>x · factor + offset. Saves nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rescale : IFunction
{
    private readonly float factor;
    private readonly float offset;

    /// <summary>The function with its constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Rescale(float factor, float offset)
    {
        this.factor = factor;
        this.offset = offset;
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
    public Vector<float> Of(Vector<float> x) => VectorArithmetic.MultiplyAdd(x, Vector.Create(factor), Vector.Create(offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) => dy * factor;
}
