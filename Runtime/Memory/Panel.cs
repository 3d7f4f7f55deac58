using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The unit of every layout: 16 floats, which vectors of 4, 8 and 16 lanes all divide.</summary>
internal static class Panel
{
    /// <summary>Floats of a panel.</summary>
    public const int Width = 16;

    /// <summary>The number of panels that hold the given number of values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(int size) => (size + Width - 1) / Width;

    /// <summary>The floats of the panels that hold the given number of values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pad(int size) => Count(size) * Width;

    /// <summary>Floats from row to row: whole panels, and never a multiple of 1 KB, because such rows would share one set of the first-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int size) => Pad(size) % 256 == 0 ? Pad(size) + Width : Pad(size);
}
