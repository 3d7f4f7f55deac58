using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>A number as a type: a kernel that takes it is compiled for that number, as if it stood in the source.</summary>
/// <remarks>
/// All such types are the library's, so that the JIT reads them as constants even where a user's project is built for debugging.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISize
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
