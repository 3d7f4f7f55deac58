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

    /// <summary>Places before the first: of zeros, or of a pooling passed over.</summary>
    static abstract int Before { get; }

    /// <summary>Places after the last, likewise.</summary>
    static abstract int After { get; }

    /// <summary>Places from point to point of a window.</summary>
    static abstract int Dilation { get; }
}
