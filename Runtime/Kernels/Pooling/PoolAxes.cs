using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Windows inside the input only.</summary>
/// <typeparam name="TInput">Places of the input.</typeparam>
/// <typeparam name="TSize">Places of a window.</typeparam>
/// <typeparam name="TStride">Places from window to window.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PoolAxis<TInput, TSize, TStride> : IPoolAxis
    where TInput : struct, ISize
    where TSize : struct, ISize
    where TStride : struct, ISize
{
    /// <inheritdoc/>
    public static int Input
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TInput.Value;
    }

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

    /// <inheritdoc/>
    public static int Before
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    /// <inheritdoc/>
    public static int After
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }
}

/// <summary>Windows that begin before the input or end after it.</summary>
/// <typeparam name="TInput">Places of the input.</typeparam>
/// <typeparam name="TSize">Places of a window.</typeparam>
/// <typeparam name="TStride">Places from window to window.</typeparam>
/// <typeparam name="TBefore">Places of padding before the first.</typeparam>
/// <typeparam name="TAfter">Places of padding after the last.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PaddedPoolAxis<TInput, TSize, TStride, TBefore, TAfter> : IPoolAxis
    where TInput : struct, ISize
    where TSize : struct, ISize
    where TStride : struct, ISize
    where TBefore : struct, ISize
    where TAfter : struct, ISize
{
    /// <inheritdoc/>
    public static int Input
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TInput.Value;
    }

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

    /// <inheritdoc/>
    public static int Before
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TBefore.Value;
    }

    /// <inheritdoc/>
    public static int After
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TAfter.Value;
    }
}
