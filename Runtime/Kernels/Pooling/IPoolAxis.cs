using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The windows of a pooling along one axis.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IPoolAxis
{
    /// <summary>Places of the input.</summary>
    static abstract int Input { get; }

    /// <summary>Places of a window.</summary>
    static abstract int Size { get; }

    /// <summary>Places from window to window.</summary>
    static abstract int Stride { get; }

    /// <summary>Places of padding before the first.</summary>
    static abstract int Before { get; }

    /// <summary>Places of padding after the last.</summary>
    static abstract int After { get; }
}
