using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The input gradient of a convolution: each pixel's gradient times the window's weights is added to where the window stood. Exact at the borders, unlike a convolution of dy with a border of zeros,
/// which for 5 × 5 on 8 × 8 pixels takes 2.25 times as many multiply-adds.
/// </summary>
/// <typeparam name="TFilters">Filters of a group.</typeparam>
/// <typeparam name="TPixels">Floats from a line of the result to the next one.</typeparam>
/// <typeparam name="TLineStep">Floats from a window to the next one below.</typeparam>
/// <typeparam name="TRest">Lines that are left over when narrow tiles have taken theirs; 0 where they divide them.</typeparam>
/// <typeparam name="TTile">The tile: lines × vectors of a run of the window.</typeparam>
/// <typeparam name="TWide">That with vectors of 512 bits; of 0 rows where they gain nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionGradient<TFilters, TPixels, TLineStep, TRest, TTile, TWide>
    where TFilters : struct, ISize
    where TPixels : struct, ISize
    where TLineStep : struct, ISize
    where TRest : struct, ISize
    where TTile : struct, ITileSize
    where TWide : struct, ITileSize
{
    /// <summary>dx = dy spread by W, image by image.</summary>
    /// <param name="sizes">The convolution.</param>
    /// <param name="dy">The first gradient, <c>[lines][places][filters]</c> an image.</param>
    /// <param name="dyStride">Floats from image to image.</param>
    /// <param name="transposed">The weights, in panels of a run: <c>[groups][runs][length / 16][filters][16]</c>.</param>
    /// <param name="work">Room for an image with padding, and 16 floats.</param>
    /// <param name="dx">Receives the gradient, <c>[lines][places][channels]</c> an image, and zeros behind it.</param>
    /// <param name="dxStride">Floats from image to image.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Write(in ConvolutionSizes sizes, ref float dy, int dyStride, ref float transposed, ref float work, ref float dx, int dxStride, int rows)
    {
        for (int index = 0; index < rows; index++)
        {
            MemoryMarshal.CreateSpan(ref work, sizes.FrameLength).Clear();
            WindowSpread<TFilters, TPixels, TLineStep, TRest, TTile, TWide>.Image(in sizes, ref Unsafe.Add(ref dy, (nint)index * dyStride), ref transposed, ref work);
            sizes.Crop(ref work, ref Unsafe.Add(ref dx, (nint)index * dxStride), dxStride);
        }
    }
}
