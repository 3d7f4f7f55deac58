using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>The windows of a convolution along one axis of its image.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWindows
{
    /// <summary>Places of the image.</summary>
    static abstract int Input { get; }

    /// <summary>Points of a window.</summary>
    static abstract int Size { get; }

    /// <summary>Places from window to window.</summary>
    static abstract int Stride { get; }

    /// <summary>Places of zeros before the first.</summary>
    static abstract int Before { get; }

    /// <summary>Places of zeros after the last.</summary>
    static abstract int After { get; }

    /// <summary>Places from point to point of a window.</summary>
    static abstract int Dilation { get; }
}
