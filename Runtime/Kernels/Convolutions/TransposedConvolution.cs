using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>
/// The forward pass of a transposed convolution, which is described by the one that it transposes: its image is y, its result x. Each image is put together in a frame, which starts with the bias in
/// every pixel, and what the padding leaves of it is finished into y.
/// </summary>
/// <typeparam name="TFilters">Channels of x.</typeparam>
/// <typeparam name="TPixels">Floats of a line of x.</typeparam>
/// <typeparam name="TLineStep">Floats from a window to the next one below.</typeparam>
/// <typeparam name="TRest">Lines that are left over when narrow tiles have taken theirs; 0 where they divide them.</typeparam>
/// <typeparam name="TTile">The tile: lines × vectors of a run of the window.</typeparam>
/// <typeparam name="TWide">That with vectors of 512 bits; of 0 rows where they gain nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TransposedConvolution<TFilters, TPixels, TLineStep, TRest, TTile, TWide>
    where TFilters : struct, ISize
    where TPixels : struct, ISize
    where TLineStep : struct, ISize
    where TRest : struct, ISize
    where TTile : struct, ITileSize
    where TWide : struct, ITileSize
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>y = tail(x spread by W + b), image by image.</summary>
    /// <param name="sizes">The convolution that is transposed.</param>
    /// <param name="x">The first value of the first image.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="work">Room for an image of y with padding, and 16 floats.</param>
    /// <param name="weights">The weights, in panels of a run: <c>[runs][length / 16][filters][16]</c>.</param>
    /// <param name="bias">A number for each channel of y.</param>
    /// <param name="tail">What is done with the results.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(Hot)]
    public static void Forward<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float work, ref float weights, ref float bias, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int index = 0; index < rows; index++)
        {
            Images.Fill(ref bias, ref work, sizes.Height.Padded * sizes.Width.Padded, sizes.Channels);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref work, sizes.PaddedLength), Panel.Width).Clear();
            Image(in sizes, ref Unsafe.Add(ref x, (nint)index * xStride), ref work, ref weights, in tail, yStride, index);
        }
    }

    /// <summary>y = tail(x spread by W), image by image.</summary>
    /// <param name="sizes">The convolution that is transposed.</param>
    /// <param name="x">The first value of the first image.</param>
    /// <param name="xStride">Floats from image to image.</param>
    /// <param name="work">Room for an image of y with padding, and 16 floats.</param>
    /// <param name="weights">The weights, in panels of a run: <c>[runs][length / 16][filters][16]</c>.</param>
    /// <param name="tail">What is done with the results.</param>
    /// <param name="yStride">Floats from result to result.</param>
    /// <param name="rows">Images of the call.</param>
    [MethodImpl(Hot)]
    public static void Forward<TTail>(in ConvolutionSizes sizes, ref float x, int xStride, ref float work, ref float weights, TTail tail, int yStride, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int index = 0; index < rows; index++)
        {
            MemoryMarshal.CreateSpan(ref work, sizes.FrameLength).Clear();
            Image(in sizes, ref Unsafe.Add(ref x, (nint)index * xStride), ref work, ref weights, in tail, yStride, index);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Image<TTail>(in ConvolutionSizes s, ref float image, ref float work, ref float weights, scoped in TTail tail, int stride, int index)
        where TTail : struct, ITail, allows ref struct
    {
        WindowSpread<TFilters, TPixels, TLineStep, TRest, TTile, TWide>.Image(in s, ref image, ref weights, ref work);

        // A line's last vector reaches over its end: the next line is written after it. Where the lines of y are neighbours in the frame, all are one.
        bool isWhole = s.Width.Padded == s.Width.Input;
        int lines = isWhole ? 1 : s.Height.Input, length = isWhole ? s.ImageLength : s.ImageLine;
        for (int line = 0; line < lines; line++)
        {
            ref float from = ref Unsafe.Add(ref work, s.FirstOfImage + (line * s.LineLength));
            for (int column = 0; column < length; column += Vector<float>.Count)
            {
                int element = (line * length) + column;
                tail.Finish(Vector.LoadUnsafe(ref Unsafe.Add(ref from, column)), ((nint)index * stride) + element, index, element);
            }
        }
    }
}
