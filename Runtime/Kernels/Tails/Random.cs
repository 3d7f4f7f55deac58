using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Dropout of single values, and of their gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Mask : ILink
{
    private readonly ulong key;
    private readonly int firstRow;
    private readonly uint threshold;
    private readonly float scale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Mask(ulong key, int firstRow, uint threshold, float scale)
    {
        this.key = key;
        this.firstRow = firstRow;
        this.threshold = threshold;
        this.scale = scale;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        DropoutMask.Apply(value, DropoutMask.RowKey(key, firstRow + row), element, threshold, scale);
}

/// <summary>Dropout of whole channels, and of their gradients.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MaskChannels : ILink
{
    private readonly ulong key;
    private readonly int firstRow;
    private readonly int channels;
    private readonly uint threshold;
    private readonly float scale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MaskChannels(ulong key, int firstRow, int channels, uint threshold, float scale)
    {
        this.key = key;
        this.firstRow = firstRow;
        this.channels = channels;
        this.threshold = threshold;
        this.scale = scale;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        DropoutMask.ApplyToChannels(value, DropoutMask.RowKey(key, firstRow + row), element, channels, threshold, scale);
}

/// <summary>Adds normally distributed noise.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Noise : ILink
{
    private readonly ulong key;
    private readonly int firstRow;
    private readonly float deviation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Noise(ulong key, int firstRow, float deviation)
    {
        this.key = key;
        this.firstRow = firstRow;
        this.deviation = deviation;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element) =>
        Outlined.Noise(value, DropoutMask.RowKey(key, firstRow + row), element, deviation);
}

/// <summary>
/// Dropout of single values of packed steps: of a step the mask that it has in rows of one length. With steps of 0 values it is dropout of whole channels: all
/// steps of a row have the same mask.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MaskSteps : ILink
{
    private readonly ulong key;
    private readonly StepPlaces places;
    private readonly int size;
    private readonly uint threshold;
    private readonly float scale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal MaskSteps(ulong key, StepPlaces places, int size, uint threshold, float scale)
    {
        this.key = key;
        this.places = places;
        this.size = size;
        this.threshold = threshold;
        this.scale = scale;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element)
    {
        var place = places.Of(row);
        return DropoutMask.Apply(value, DropoutMask.RowKey(key, place.Row), (place.Step * size) + element, threshold, scale);
    }
}

/// <summary>Adds normally distributed noise to packed steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NoiseSteps : ILink
{
    private readonly ulong key;
    private readonly StepPlaces places;
    private readonly int size;
    private readonly float deviation;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal NoiseSteps(ulong key, StepPlaces places, int size, float deviation)
    {
        this.key = key;
        this.places = places;
        this.size = size;
        this.deviation = deviation;
    }

    /// <inheritdoc/>
    public static bool IsLight
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Of(Vector<float> value, nint at, int row, int element)
    {
        var place = places.Of(row);
        return Outlined.Noise(value, DropoutMask.RowKey(key, place.Row), (place.Step * size) + element, deviation);
    }
}
