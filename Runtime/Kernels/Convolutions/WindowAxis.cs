using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The windows of a convolution along one axis of its image, as numbers.</summary>
/// <param name="input">Places of the image.</param>
/// <param name="window">Points of a window.</param>
/// <param name="stride">Places from window to window.</param>
/// <param name="before">Places of zeros before the first.</param>
/// <param name="after">Places of zeros after the last.</param>
/// <param name="dilation">Places from point to point of a window.</param>
internal readonly struct WindowAxis(int input, int window, int stride = 1, int before = 0, int after = 0, int dilation = 1)
{
    public readonly int Input = input, Window = window, Stride = stride, Before = before, After = after, Dilation = dilation;

    /// <summary>Places of the image, padding included.</summary>
    public readonly int Padded = input + before + after;

    /// <summary>Windows, which are the places of the result.</summary>
    public readonly int Count = ((input + before + after - (((window - 1) * dilation) + 1)) / stride) + 1;

    /// <summary>The axis that a type describes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static WindowAxis Of<T>()
        where T : struct, IWindows => new(T.Input, T.Size, T.Stride, T.Before, T.After, T.Dilation);
}
