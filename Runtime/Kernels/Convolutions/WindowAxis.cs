using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Where the windows of a convolution stand along one axis of its image.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WindowAxis
{
    /// <summary>An axis of so many places.</summary>
    /// <param name="input">Places of the image.</param>
    /// <param name="window">Points of a window.</param>
    /// <param name="stride">Places from window to window.</param>
    /// <param name="before">Places of zeros before the first.</param>
    /// <param name="after">Places of zeros after the last.</param>
    /// <param name="dilation">Places from point to point of a window.</param>
    public WindowAxis(int input, int window, int stride = 1, int before = 0, int after = 0, int dilation = 1)
    {
        Input = input;
        Window = window;
        Stride = stride;
        Before = before;
        After = after;
        Dilation = dilation;
    }

    internal int Input { get; }

    internal int Window { get; }

    internal int Stride { get; }

    internal int Before { get; }

    internal int After { get; }

    internal int Dilation { get; }

    /// <summary>Places of the image, padding included.</summary>
    internal int Padded => Input + Before + After;

    /// <summary>Windows, which are the places of the result.</summary>
    internal int Count => ((Padded - (((Window - 1) * Dilation) + 1)) / Stride) + 1;
}
