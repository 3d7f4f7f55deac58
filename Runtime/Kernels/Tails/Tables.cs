using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>(x − mean) / deviation of each feature.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Standardize : ILink
{
    private readonly ref float means;
    private readonly int reciprocals;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Standardize(ref float means, int reciprocals)
    {
        this.means = ref means;
        this.reciprocals = reciprocals;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        (value - Vector.LoadUnsafe(ref Unsafe.Add(ref means, element))) * Vector.LoadUnsafe(ref Unsafe.Add(ref means, reciprocals + element));
}

/// <summary>The derivative of a standardisation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct UndoStandardize : ILink
{
    private readonly ref float means;
    private readonly int reciprocals;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal UndoStandardize(ref float means, int reciprocals)
    {
        this.means = ref means;
        this.reciprocals = reciprocals;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        value * Vector.LoadUnsafe(ref Unsafe.Add(ref means, reciprocals + element));
}

/// <summary>x · scale + shift of each channel, from tables that repeat the channels, so that a vector may start in any of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ScaleChannels : ILink
{
    private readonly ref float scales;
    private readonly int channels;
    private readonly int shifts;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ScaleChannels(ref float scales, int channels, int shifts)
    {
        this.scales = ref scales;
        this.channels = channels;
        this.shifts = shifts;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        VectorArithmetic.MultiplyAdd(
            value, Vector.LoadUnsafe(ref Unsafe.Add(ref scales, element % channels)),
            Vector.LoadUnsafe(ref Unsafe.Add(ref scales, (element % channels) + shifts)));
}

/// <summary>x · scale + shift of each feature.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ScaleFeatures : ILink
{
    private readonly ref float scales;
    private readonly int shifts;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ScaleFeatures(ref float scales, int shifts)
    {
        this.scales = ref scales;
        this.shifts = shifts;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        VectorArithmetic.MultiplyAdd(
            value, Vector.LoadUnsafe(ref Unsafe.Add(ref scales, element)), Vector.LoadUnsafe(ref Unsafe.Add(ref scales, element + shifts)));
}
