using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Copies channels between pixels. Strides are floats from row to row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PixelCopies
{
    /// <summary>Copies some channels of each pixel of each row.</summary>
    /// <typeparam name="TChannels">Channels that are copied.</typeparam>
    /// <param name="source">The first of the channels in the first row.</param>
    /// <param name="sourceStride">Stride of the source.</param>
    /// <param name="sourcePixel">Floats from pixel to pixel of the source.</param>
    /// <param name="target">Receives the channels; it must not overlap the source.</param>
    /// <param name="targetStride">Stride of the target.</param>
    /// <param name="targetPixel">Floats from pixel to pixel of the target.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy<TChannels>(
        ref float source, int sourceStride, int sourcePixel, ref float target, int targetStride, int targetPixel, int pixels, int rows)
        where TChannels : struct, ISize
    {
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref source, (nint)row * sourceStride);
            ref float to = ref Unsafe.Add(ref target, (nint)row * targetStride);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                MemoryMarshal.CreateReadOnlySpan(ref from, TChannels.Value).CopyTo(MemoryMarshal.CreateSpan(ref to, TChannels.Value));
                from = ref Unsafe.Add(ref from, sourcePixel);
                to = ref Unsafe.Add(ref to, targetPixel);
            }
        }
    }
}
