using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The function of the values of a window.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPoolFunction
{
    /// <summary>Whether it is the maximum; otherwise it is a sum.</summary>
    static abstract bool IsMaximum { get; }

    /// <summary>Whether the sum is divided by the number of places that count.</summary>
    static abstract bool IsMean { get; }

    /// <summary>Places on each side of the input that count as zeros in a mean; those beyond do not count.</summary>
    static abstract int CountedPadding { get; }
}
