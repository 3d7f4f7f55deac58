using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Pixel shuffle and its inverse.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PixelSquares
{
    /// <summary>
    /// Spreads the channels of each pixel over a square of pixels: channel c · size² + i · size + j becomes channel c of the pixel in line i and column j of
    /// the square.
    /// </summary>
    /// <param name="deep">The images: height × width × (channels · size²).</param>
    /// <param name="deepStride">Floats from one to the next.</param>
    /// <param name="wide">Receives images of (height · size) × (width · size) × channels.</param>
    /// <param name="wideStride">Floats from one to the next.</param>
    /// <param name="height">Lines of a deep image.</param>
    /// <param name="width">Columns of a deep image.</param>
    /// <param name="channels">Channels of a wide image.</param>
    /// <param name="size">Side of a square.</param>
    /// <param name="rows">Images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Spread(ref float deep, int deepStride, ref float wide, int wideStride, int height, int width, int channels, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float source = ref Unsafe.Add(ref deep, (nint)row * deepStride);
            ref float image = ref Unsafe.Add(ref wide, (nint)row * wideStride);
            for (int line = 0; line < height * size; line++)
            {
                for (int column = 0; column < width * size; column++)
                {
                    ref float pixel = ref Unsafe.Add(ref source, Place(line, column, width, channels, size));
                    for (int channel = 0; channel < channels; channel++)
                    {
                        image = Unsafe.Add(ref pixel, channel * size * size);
                        image = ref Unsafe.Add(ref image, 1);
                    }
                }
            }
        }
    }

    /// <summary>The inverse of <see cref="Spread"/>: turns each square of pixels into the channels of one pixel.</summary>
    /// <param name="wide">The images: (height · size) × (width · size) × channels.</param>
    /// <param name="wideStride">Floats from one to the next.</param>
    /// <param name="deep">Receives images of height × width × (channels · size²).</param>
    /// <param name="deepStride">Floats from one to the next.</param>
    /// <param name="height">Lines of a deep image.</param>
    /// <param name="width">Columns of a deep image.</param>
    /// <param name="channels">Channels of a wide image.</param>
    /// <param name="size">Side of a square.</param>
    /// <param name="rows">Images.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ref float wide, int wideStride, ref float deep, int deepStride, int height, int width, int channels, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float image = ref Unsafe.Add(ref wide, (nint)row * wideStride);
            ref float target = ref Unsafe.Add(ref deep, (nint)row * deepStride);
            for (int line = 0; line < height * size; line++)
            {
                for (int column = 0; column < width * size; column++)
                {
                    ref float pixel = ref Unsafe.Add(ref target, Place(line, column, width, channels, size));
                    for (int channel = 0; channel < channels; channel++)
                    {
                        Unsafe.Add(ref pixel, channel * size * size) = image;
                        image = ref Unsafe.Add(ref image, 1);
                    }
                }
            }
        }
    }

    /// <summary>The offset in the deep image of the first channel of a wide image's pixel.</summary>
    private static nint Place(int line, int column, int width, int channels, int size) =>
        ((((nint)(line / size) * width) + (column / size)) * channels * size * size) + (line % size * size) + (column % size);
}
