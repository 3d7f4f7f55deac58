using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The numbers of a row as fields.</summary>
/// <remarks>
/// The JIT treats a field of an initialised class as a constant, whereas a property of a type argument is a call that it must inline. So it sees a
/// constant before it decides what to inline, and compiles a kernel in half the time. A kernel that uses these must therefore be a separate method, called
/// by one that has already read a field.
/// </remarks>
internal static class RowOf<TRow>
    where TRow : struct, IRow
{
    /// <summary>Values of a row.</summary>
    public static readonly int Size = ReadSize();

    /// <summary>Floats from row to row.</summary>
    public static readonly int Stride = ReadStride();

    /// <summary>Panels that the values fill.</summary>
    public static readonly int Panels = Panel.Count(Size);

    /// <summary>Whether the values fit one narrow vector: then tiles are 12 × 1, otherwise 6 × 2.</summary>
    public static readonly bool IsOneVector = TileChoice.IsOneVector(Size);

    /// <summary>Columns of a panel that are computed: 8 if no more are used, otherwise all 16.</summary>
    public static readonly int Columns = TileChoice.Vectors(Size) * 8;

    // Compiled with all digits inlined, instead of a method for each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int ReadSize() => TRow.Size;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int ReadStride() => TRow.Stride;
}
