using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The unit of every layout: 16 floats, which vectors of 4, 8 and 16 lanes all divide.</summary>
internal static class Panel
{
    /// <summary>Floats of a panel.</summary>
    public const int Width = 16;

    /// <summary>Panels that so many values fill.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(int size) => (size + Width - 1) / Width;

    /// <summary>Floats of the panels that so many values fill.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Pad(int size) => Count(size) * Width;

    /// <summary>Floats from row to row: whole panels, and never a multiple of 1 KB, whose rows would share one set of the first cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride(int size) => Pad(size) % 256 == 0 ? Pad(size) + Width : Pad(size);
}
