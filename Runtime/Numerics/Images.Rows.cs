using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <content>The same operations for one image in each row. Strides are floats from row to row.</content>
public static partial class Images
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Copies each image with zeros around it.</summary>
    /// <param name="image">The first image: <paramref name="lines"/> of <paramref name="length"/> floats.</param>
    /// <param name="stride">Stride of the images.</param>
    /// <param name="padded">Receives (above + lines + below) lines of left + length + right floats for each image.</param>
    /// <param name="paddedStride">Stride of the padded images.</param>
    /// <param name="lines">Lines of an image.</param>
    /// <param name="length">Floats of a line of an image.</param>
    /// <param name="above">Lines of zeros above.</param>
    /// <param name="below">Lines of zeros below.</param>
    /// <param name="left">Zeros at the start of a line.</param>
    /// <param name="right">Zeros at the end of a line.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Pad(ref float image, int stride, ref float padded, int paddedStride, int lines, int length, int above, int below, int left, int right, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Pad(ref Unsafe.Add(ref image, (nint)row * stride), ref Unsafe.Add(ref padded, (nint)row * paddedStride), lines, length, above, below, left, right);
        }
    }

    /// <summary>Copies the image out of each frame.</summary>
    /// <param name="padded">The first frame.</param>
    /// <param name="paddedStride">Stride of the frames.</param>
    /// <param name="image">Receives <paramref name="lines"/> of <paramref name="length"/> floats for each frame.</param>
    /// <param name="stride">Stride of the images.</param>
    /// <param name="lines">Lines of an image.</param>
    /// <param name="length">Floats of a line of an image.</param>
    /// <param name="first">Where the image begins in a frame.</param>
    /// <param name="frameLine">Floats of a line of a frame.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Crop(ref float padded, int paddedStride, ref float image, int stride, int lines, int length, int first, int frameLine, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Crop(ref Unsafe.Add(ref padded, (nint)row * paddedStride), ref Unsafe.Add(ref image, (nint)row * stride), lines, length, first, frameLine);
        }
    }

    /// <summary>Transposes each table.</summary>
    /// <param name="source">The first table: <paramref name="lines"/> of <paramref name="columns"/> floats.</param>
    /// <param name="sourceStride">Stride of the tables.</param>
    /// <param name="target">Receives <paramref name="columns"/> lines of <paramref name="lines"/> floats for each table.</param>
    /// <param name="targetStride">Stride of the transposed tables.</param>
    /// <param name="lines">Lines of a table.</param>
    /// <param name="columns">Floats of a line of a table.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Transpose(ref float source, int sourceStride, ref float target, int targetStride, int lines, int columns, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Transpose(ref Unsafe.Add(ref source, (nint)row * sourceStride), ref Unsafe.Add(ref target, (nint)row * targetStride), lines, columns);
        }
    }
}
