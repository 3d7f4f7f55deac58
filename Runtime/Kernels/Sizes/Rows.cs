using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Rows in the caller's layout: contiguous.</summary>
/// <typeparam name="TSize">Values of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Packed<TSize> : IRow
    where TSize : struct, ISize
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSize.Value;
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSize.Value;
    }
}

/// <summary>Rows of whole panels of 16 floats; what follows the values is padding.</summary>
/// <typeparam name="TSize">Values of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Padded<TSize> : IRow
    where TSize : struct, ISize
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSize.Value;
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panel.Stride(TSize.Value);
    }
}

/// <summary>Rows with room after them for vectors that begin in the last pixel.</summary>
/// <typeparam name="TSize">Values of a row.</typeparam>
/// <typeparam name="TStride">Floats from row to row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Strided<TSize, TStride> : IRow
    where TSize : struct, ISize
    where TStride : struct, ISize
{
    /// <inheritdoc/>
    public static int Size
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TSize.Value;
    }

    /// <inheritdoc/>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TStride.Value;
    }
}
