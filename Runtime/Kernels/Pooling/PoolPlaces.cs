using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The windows along one axis: how many there are, and which places of the input each has.</summary>
/// <typeparam name="TAxis">The axis.</typeparam>
internal static class PoolPlaces<TAxis>
    where TAxis : struct, IWindows
{
    /// <summary>The number of windows: those that fit.</summary>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((TAxis.Before + TAxis.Input + TAxis.After - TAxis.Size) / TAxis.Stride) + 1;
    }

    /// <summary>Whether windows may extend beyond an end of the input.</summary>
    public static bool IsPadded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TAxis.Before | TAxis.After) != 0;
    }

    /// <summary>Whether windows are adjacent, from the first place on, and disjoint.</summary>
    public static bool IsSideBySide
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TAxis.Stride >= TAxis.Size & !IsPadded;
    }

    /// <summary>Whether each place is in exactly one window.</summary>
    public static bool IsTiled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsSideBySide & TAxis.Stride == TAxis.Size & TAxis.Input % TAxis.Stride == 0;
    }

    /// <summary>The first place of a window in the input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int First(int window) => TAxis.Before == 0 ? window * TAxis.Stride : Math.Max((window * TAxis.Stride) - TAxis.Before, 0);

    /// <summary>The place of the input after the last one of a window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(int window) =>
        IsPadded ? Math.Min((window * TAxis.Stride) + TAxis.Size - TAxis.Before, TAxis.Input) : (window * TAxis.Stride) + TAxis.Size;

    /// <summary>Whether all places of every window count, if the given number of places counts on each side of the input.</summary>
    /// <param name="padding">Places on each side.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsWhole(int padding) =>
        TAxis.Before <= padding & ((Count - 1) * TAxis.Stride) + TAxis.Size - TAxis.Before <= TAxis.Input + padding;

    /// <summary>The number of places of a window that count.</summary>
    /// <param name="window">The window.</param>
    /// <param name="padding">Places that count on each side of the input.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Counted(int window, int padding) => IsWhole(padding)
        ? TAxis.Size
        : Math.Min((window * TAxis.Stride) + TAxis.Size - TAxis.Before, TAxis.Input + padding) - Math.Max((window * TAxis.Stride) - TAxis.Before, -padding);
}
