using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <content>Convolutions: gradients of the weights.</content>
public static partial class WideTiles
{
    /// <summary>Adds to the weight gradient of 12 inputs × 16 filters of a convolution what images give: the sums of x · d over their pixels.</summary>
    /// <param name="a">The first input in the window of the first pixel.</param>
    /// <param name="aWalk">Floats from window to window, from line to line, and from image to image.</param>
    /// <param name="d">The first filter's gradient at the first pixel.</param>
    /// <param name="dWalk">Floats from pixel to pixel, from line to line, and from image to image.</param>
    /// <param name="lines">Lines of an image.</param>
    /// <param name="places">Pixels of a line.</param>
    /// <param name="images">Images.</param>
    /// <param name="columns">Filters of the panel: what is behind the last one stays zero.</param>
    /// <param name="g">The gradient, <c>[inputs][16]</c>.</param>
    /// <param name="skip">So many of the inputs belong to the block before, and are not stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WindowGradient12x1(ref float a, PixelWalk aWalk, ref float d, PixelWalk dWalk, int lines, int places, int images, int columns, ref float g, int skip)
    {
        var sum0a = Vector512.LoadUnsafe(ref g);
        var sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 16));
        var sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 32));
        var sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 48));
        var sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 64));
        var sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 80));
        var sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 96));
        var sum7a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 112));
        var sum8a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 128));
        var sum9a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 144));
        var sum10a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 160));
        var sum11a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 176));
        for (int image = 0; image < images; image++)
        {
            for (int line = 0; line < lines; line++)
            {
                ref float ofA = ref Unsafe.Add(ref a, (image * aWalk.Image) + (line * aWalk.Line));
                ref float ofD = ref Unsafe.Add(ref d, (image * dWalk.Image) + (line * dWalk.Line));
                Steps12x1(ref ofA, 1, aWalk.Place, ref ofD, dWalk.Place, places, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a, ref sum8a, ref sum9a, ref sum10a, ref sum11a);
            }
        }

        var filters = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)columns));
        if (skip <= 0)
        {
            (sum0a & filters).StoreUnsafe(ref g);
        }

        if (skip <= 1)
        {
            (sum1a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 16));
        }

        if (skip <= 2)
        {
            (sum2a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 32));
        }

        if (skip <= 3)
        {
            (sum3a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 48));
        }

        if (skip <= 4)
        {
            (sum4a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 64));
        }

        if (skip <= 5)
        {
            (sum5a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 80));
        }

        if (skip <= 6)
        {
            (sum6a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 96));
        }

        if (skip <= 7)
        {
            (sum7a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 112));
        }

        if (skip <= 8)
        {
            (sum8a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 128));
        }

        if (skip <= 9)
        {
            (sum9a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 144));
        }

        if (skip <= 10)
        {
            (sum10a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 160));
        }

        (sum11a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 176));
    }

    /// <summary>Adds to the weight gradient of 8 inputs × 16 filters of a convolution what images give: the sums of x · d over their pixels.</summary>
    /// <param name="a">The first input in the window of the first pixel.</param>
    /// <param name="aWalk">Floats from window to window, from line to line, and from image to image.</param>
    /// <param name="d">The first filter's gradient at the first pixel.</param>
    /// <param name="dWalk">Floats from pixel to pixel, from line to line, and from image to image.</param>
    /// <param name="lines">Lines of an image.</param>
    /// <param name="places">Pixels of a line.</param>
    /// <param name="images">Images.</param>
    /// <param name="columns">Filters of the panel: what is behind the last one stays zero.</param>
    /// <param name="g">The gradient, <c>[inputs][16]</c>.</param>
    /// <param name="skip">So many of the inputs belong to the block before, and are not stored.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WindowGradient8x1(ref float a, PixelWalk aWalk, ref float d, PixelWalk dWalk, int lines, int places, int images, int columns, ref float g, int skip)
    {
        var sum0a = Vector512.LoadUnsafe(ref g);
        var sum1a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 16));
        var sum2a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 32));
        var sum3a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 48));
        var sum4a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 64));
        var sum5a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 80));
        var sum6a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 96));
        var sum7a = Vector512.LoadUnsafe(ref Unsafe.Add(ref g, 112));
        for (int image = 0; image < images; image++)
        {
            for (int line = 0; line < lines; line++)
            {
                ref float ofA = ref Unsafe.Add(ref a, (image * aWalk.Image) + (line * aWalk.Line));
                ref float ofD = ref Unsafe.Add(ref d, (image * dWalk.Image) + (line * dWalk.Line));
                Steps8x1(ref ofA, 1, aWalk.Place, ref ofD, dWalk.Place, places, ref sum0a, ref sum1a, ref sum2a, ref sum3a, ref sum4a, ref sum5a, ref sum6a, ref sum7a);
            }
        }

        var filters = Vector512.LessThan(Vector512<float>.Indices, Vector512.Create((float)columns));
        if (skip <= 0)
        {
            (sum0a & filters).StoreUnsafe(ref g);
        }

        if (skip <= 1)
        {
            (sum1a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 16));
        }

        if (skip <= 2)
        {
            (sum2a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 32));
        }

        if (skip <= 3)
        {
            (sum3a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 48));
        }

        if (skip <= 4)
        {
            (sum4a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 64));
        }

        if (skip <= 5)
        {
            (sum5a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 80));
        }

        if (skip <= 6)
        {
            (sum6a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 96));
        }

        (sum7a & filters).StoreUnsafe(ref Unsafe.Add(ref g, 112));
    }
}
