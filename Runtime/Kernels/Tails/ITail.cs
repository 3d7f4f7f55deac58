using System.ComponentModel;
using System.Numerics;

namespace NetGen.Generated;

/// <summary>
/// What a kernel does with each vector that it has computed: pointwise layers or their derivatives, and storing. A tail is a chain: each
/// link changes or keeps the vector and passes it on; the last one stores it.
/// </summary>
/// <remarks>All links of a chain address rows of the same stride, so one index serves all of them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITail : IFinish<Vector<float>>
{
    /// <summary>Whether it only stores.</summary>
    static abstract bool OnlyStores { get; }

    /// <summary>Whether it has so few instructions that a copy for each vector of a tile costs less than reading the vectors again.</summary>
    static abstract bool IsLight { get; }

    /// <summary>The first value of the first row of the results.</summary>
    ref float Result { get; }
}

/// <summary>A link of a tail.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILink
{
    /// <summary>Whether it takes few instructions.</summary>
    static abstract bool IsLight { get; }

    /// <summary>Returns the new vector.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="at">Where it belongs, in floats from the first value of the first row.</param>
    /// <param name="row">The row that it belongs to.</param>
    /// <param name="element">The index in the row of its first value.</param>
    Vector<float> Of(Vector<float> value, nint at, int row, int element);
}
