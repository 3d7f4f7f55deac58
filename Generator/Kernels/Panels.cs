namespace NetGen.Generator.Kernels;

/// <summary>The unit of every layout: 16 floats, which vectors of 4, 8 and 16 lanes all divide.</summary>
internal static class Panels
{
    public const int Width = 16;

    /// <summary>Floats of one array that .NET addresses with room for the padding.</summary>
    public const int MaximumFloats = 500_000_000;

    public static int Count(int size) => (size + Width - 1) / Width;

    public static int Pad(int size) => Count(size) * Width;

    /// <summary>Floats from row to row: whole panels, and never a multiple of 1 KB, whose rows would share one set of the first cache.</summary>
    public static int Stride(int size) => Pad(size) % 256 == 0 ? Pad(size) + Width : Pad(size);
}
