using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The memory layout of a row of values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRow
{
    /// <summary>Values of a row.</summary>
    static abstract int Size { get; }

    /// <summary>Floats from row to row.</summary>
    static abstract int Stride { get; }
}
