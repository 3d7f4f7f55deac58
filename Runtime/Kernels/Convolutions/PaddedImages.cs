using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Images with zeros around them, as a convolution reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PaddedImages
{
    /// <summary>Copies images with zeros around them.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="images">The first value of the first image.</param>
    /// <param name="stride">Floats from image to image.</param>
    /// <param name="padded">Receives the images with zeros around them.</param>
    /// <param name="paddedStride">Floats from one of these to the next.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Copy(in ConvolutionSizes sizes, ref float images, int stride, ref float padded, int paddedStride, int rows)
    {
        for (int index = 0; index < rows; index++)
        {
            sizes.Pad(ref Unsafe.Add(ref images, (nint)index * stride), ref Unsafe.Add(ref padded, (nint)index * paddedStride));
        }
    }
}
