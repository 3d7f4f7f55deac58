namespace NetGen.Generated;

/// <summary>The numbers of a row as fields.</summary>
/// <remarks>
/// The JIT reads a field of a class that has been initialised as the number itself, where a property of a type argument is a call that it inlines: so it sees a constant before it decides what to
/// inline, and compiles a kernel in half the time. A kernel that goes by them must therefore be a method of its own, called by one that has read a field already.
/// </remarks>
internal static class RowOf<TRow>
    where TRow : struct, IRow
{
    /// <summary>Values of a row.</summary>
    public static readonly int Size = TRow.Size;

    /// <summary>Floats from row to row.</summary>
    public static readonly int Stride = TRow.Stride;

    /// <summary>Panels that the values fill.</summary>
    public static readonly int Panels = Panel.Count(TRow.Size);

    /// <summary>Whether the values fill no more than one narrow vector: then tiles are 12 × 1, otherwise 6 × 2.</summary>
    public static readonly bool IsOneVector = TileChoice.IsOneVector(TRow.Size);

    /// <summary>Columns of a panel that are computed: 8, where no more are used, or all 16.</summary>
    public static readonly int Columns = TileChoice.Vectors(TRow.Size) * 8;
}
