using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Stores the vector for the backward pass and passes it on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Keep : ILink
{
    private readonly ref float values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Keep(ref float values)
    {
        this.values = ref values;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element)
    {
        Vector.StoreUnsafe(value, ref Unsafe.Add(ref values, at));
        return value;
    }
}

/// <summary>Adds what other layers have contributed to a gradient.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct Plus : ILink
{
    private readonly ref float others;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Plus(ref float others)
    {
        this.others = ref others;
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
        value + Vector.LoadUnsafe(ref Unsafe.Add(ref others, at));
}

/// <summary>Adds rows with another stride.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct PlusRows : ILink
{
    private readonly ref float others;
    private readonly int stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PlusRows(ref float others, int stride)
    {
        this.others = ref others;
        this.stride = stride;
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
        value + Vector.LoadUnsafe(ref Unsafe.Add(ref others, ((nint)row * stride) + element));
}

/// <summary>Multiplies by rows with another stride.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TimesRows : ILink
{
    private readonly ref float others;
    private readonly int stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TimesRows(ref float others, int stride)
    {
        this.others = ref others;
        this.stride = stride;
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
        value * Vector.LoadUnsafe(ref Unsafe.Add(ref others, ((nint)row * stride) + element));
}
