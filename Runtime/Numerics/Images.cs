using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Copies images into and out of frames. Lengths are in floats, channels included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Images
{
    /// <summary>Copies an image with zeros around it.</summary>
    /// <param name="image">The image: <paramref name="lines"/> of <paramref name="length"/> floats.</param>
    /// <param name="padded">Receives (above + lines + below) lines of left + length + right floats.</param>
    /// <param name="lines">Lines of the image.</param>
    /// <param name="length">Floats of a line of the image.</param>
    /// <param name="above">Lines of zeros above.</param>
    /// <param name="below">Lines of zeros below.</param>
    /// <param name="left">Zeros at the start of a line.</param>
    /// <param name="right">Zeros at the end of a line.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pad(ref float image, ref float padded, int lines, int length, int above, int below, int left, int right)
    {
        int paddedLength = left + length + right;

        // The zeros at the end of one line and at the start of the next are adjacent.
        MemoryMarshal.CreateSpan(ref padded, (above * paddedLength) + left).Clear();
        ref float target = ref Unsafe.Add(ref padded, (above * paddedLength) + left);
        for (int line = 0; line < lines; line++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref image, length).CopyTo(MemoryMarshal.CreateSpan(ref target, length));
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, length), line < lines - 1 ? left + right : right).Clear();
            image = ref Unsafe.Add(ref image, length);
            target = ref Unsafe.Add(ref target, paddedLength);
        }

        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref padded, (above + lines) * paddedLength), below * paddedLength).Clear();
    }

    /// <summary>Fills an image with one pixel.</summary>
    /// <param name="pixel">The pixel.</param>
    /// <param name="image">Receives the pixel <paramref name="pixels"/> times.</param>
    /// <param name="pixels">Pixels of the image, at least 1.</param>
    /// <param name="channels">Floats of a pixel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ref float pixel, ref float image, int pixels, int channels)
    {
        MemoryMarshal.CreateReadOnlySpan(ref pixel, channels).CopyTo(MemoryMarshal.CreateSpan(ref image, channels));

        // Each copy doubles the part that is filled.
        for (int filled = channels, length = pixels * channels; filled < length; filled *= 2)
        {
            int next = Math.Min(filled, length - filled);
            MemoryMarshal.CreateReadOnlySpan(ref image, next).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref image, filled), next));
        }
    }

    /// <summary>Transposes a table: pixels with interleaved channels to planes of channels, or back.</summary>
    /// <param name="source">The table: <paramref name="lines"/> of <paramref name="columns"/> floats.</param>
    /// <param name="target">Receives <paramref name="columns"/> lines of <paramref name="lines"/> floats.</param>
    /// <param name="lines">Lines of the source.</param>
    /// <param name="columns">Floats of a line of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose(ref float source, ref float target, int lines, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            for (int line = 0; line < lines; line++)
            {
                target = Unsafe.Add(ref source, (line * columns) + column);
                target = ref Unsafe.Add(ref target, 1);
            }
        }
    }

    /// <summary>Copies the image out of a frame.</summary>
    /// <param name="padded">The frame.</param>
    /// <param name="image">Receives <paramref name="lines"/> of <paramref name="length"/> floats.</param>
    /// <param name="lines">Lines of the image.</param>
    /// <param name="length">Floats of a line of the image.</param>
    /// <param name="first">Where the image begins in the frame.</param>
    /// <param name="stride">Floats of a line of the frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Crop(ref float padded, ref float image, int lines, int length, int first, int stride)
    {
        padded = ref Unsafe.Add(ref padded, first);
        for (int line = 0; line < lines; line++)
        {
            MemoryMarshal.CreateReadOnlySpan(ref padded, length).CopyTo(MemoryMarshal.CreateSpan(ref image, length));
            padded = ref Unsafe.Add(ref padded, stride);
            image = ref Unsafe.Add(ref image, length);
        }
    }
}
