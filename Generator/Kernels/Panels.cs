namespace NetGen.Generator.Kernels;

/// <summary>The unit of every layout: 16 floats, which vectors of 4, 8 and 16 lanes all divide.</summary>
internal static class Panels
{
    public const int Width = 16;

    /// <summary>The most floats that one .NET array can hold, with room for the padding.</summary>
    public const int MaximumFloats = 500_000_000;

    public static int Count(int size) => (size + Width - 1) / Width;

    public static int Pad(int size) => Count(size) * Width;

    /// <summary>Floats from row to row: whole panels, and never a multiple of 1 KB, because such rows would share one set of the first-level cache.</summary>
    public static int Stride(int size) => Pad(size) % 256 == 0 ? Pad(size) + Width : Pad(size);
}
