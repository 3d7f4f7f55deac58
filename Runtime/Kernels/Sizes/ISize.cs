using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>A number as a type: a generic kernel is compiled for it as if it were a constant in the source.</summary>
/// <remarks>
/// All such types belong to the library, so the JIT treats them as constants even if the user's project is a debug build.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISize
{
    /// <summary>The number.</summary>
    static abstract int Value { get; }
}
