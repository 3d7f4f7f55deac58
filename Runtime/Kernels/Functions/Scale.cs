using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>x · factor. Saves nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Scale : IFunction
{
    private readonly float factor;

    /// <summary>The function with its constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Scale(float factor)
    {
        this.factor = factor;
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
    public Vector<float> Of(Vector<float> x) => x * factor;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Gradient(Vector<float> saved, Vector<float> dy) => dy * factor;
}
