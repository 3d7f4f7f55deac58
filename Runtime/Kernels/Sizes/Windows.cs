using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Windows inside the image only.</summary>
/// <typeparam name="TInput">Places of the image.</typeparam>
/// <typeparam name="TSize">Points of a window.</typeparam>
/// <typeparam name="TStride">Places from window to window.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Windows<TInput, TSize, TStride> : IWindows
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

    /// <inheritdoc/>
    public static int Dilation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }
}

/// <summary>Windows that begin before the image or end after it.</summary>
/// <typeparam name="TInput">Places of the image.</typeparam>
/// <typeparam name="TSize">Points of a window.</typeparam>
/// <typeparam name="TStride">Places from window to window.</typeparam>
/// <typeparam name="TBefore">Places before the first.</typeparam>
/// <typeparam name="TAfter">Places after the last.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PaddedWindows<TInput, TSize, TStride, TBefore, TAfter> : IWindows
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

    /// <inheritdoc/>
    public static int Dilation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }
}

/// <summary>Windows with gaps between their points.</summary>
/// <typeparam name="TInput">Places of the image.</typeparam>
/// <typeparam name="TSize">Points of a window.</typeparam>
/// <typeparam name="TStride">Places from window to window.</typeparam>
/// <typeparam name="TBefore">Places before the first.</typeparam>
/// <typeparam name="TAfter">Places after the last.</typeparam>
/// <typeparam name="TDilation">Places from point to point of a window.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DilatedWindows<TInput, TSize, TStride, TBefore, TAfter, TDilation> : IWindows
    where TInput : struct, ISize
    where TSize : struct, ISize
    where TStride : struct, ISize
    where TBefore : struct, ISize
    where TAfter : struct, ISize
    where TDilation : struct, ISize
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

    /// <inheritdoc/>
    public static int Dilation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TDilation.Value;
    }
}
