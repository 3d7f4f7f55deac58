using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Consumes each vector that a kernel has computed.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IFinish<TVector>
    where TVector : struct
{
    /// <summary>Takes a vector.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="at">Where it belongs, in floats from the first value of the first row.</param>
    /// <param name="row">The row that it belongs to.</param>
    /// <param name="element">The index in the row of its first value.</param>
    void Finish(TVector value, nint at, int row, int element);
}
