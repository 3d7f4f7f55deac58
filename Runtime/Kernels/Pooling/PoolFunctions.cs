using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The maximum; NaN if any value is NaN.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PoolMaximum : IPoolFunction
{
    /// <inheritdoc/>
    public static bool IsMaximum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static bool IsMean
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static int CountedPadding
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }
}

/// <summary>The sum.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PoolSum : IPoolFunction
{
    /// <inheritdoc/>
    public static bool IsMaximum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static bool IsMean
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static int CountedPadding
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }
}

/// <summary>The mean.</summary>
/// <typeparam name="TCountedPadding">Places on each side of the input that count as zeros.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PoolMean<TCountedPadding> : IPoolFunction
    where TCountedPadding : struct, ISize
{
    /// <inheritdoc/>
    public static bool IsMaximum
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    /// <inheritdoc/>
    public static bool IsMean
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    /// <inheritdoc/>
    public static int CountedPadding
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TCountedPadding.Value;
    }
}
