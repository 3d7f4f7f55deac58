using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>A window that moves over the valid steps of each row; what it covers outside of them is 0, or nothing.</summary>
/// <param name="Size">Its points.</param>
/// <param name="Stride">Steps from one window to the next.</param>
/// <param name="Dilation">Steps from one point to the next.</param>
/// <param name="Before">How far the first window begins before a row's first step; −1 if it follows from the row's length, as half of what windows for all
/// steps lack.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StepWindow(int Size, int Stride, int Dilation, int Before)
{
    /// <summary>The step at which the first point of the first window of a row stands; negative before the row.</summary>
    /// <param name="length">The steps of the row.</param>
    /// <param name="windows">Its windows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int FirstOf(int length, int windows)
    {
        int lacking = ((windows - 1) * Stride) + ((Size - 1) * Dilation) + 1 - length;
        return Before >= 0 ? -Before : -Math.Max(0, lacking) / 2;
    }
}
