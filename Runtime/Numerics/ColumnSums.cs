using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Sums over the rows of a batch, for the gradient of a bias.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnSums
{
    private const int Width = Panel.Width;

    /// <summary>
    /// Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of db = Σ dy, four rows at a time into four sums. Padding is ignored.
    /// </summary>
    /// <param name="dy">First value of the first row.</param>
    /// <param name="stride">Floats from row to row.</param>
    /// <param name="outputs">Values of a row.</param>
    /// <param name="db">Receives the sums.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ref float dy, int stride, int outputs, ref float db, int rows, int from, int to)
    {
        for (int column = from * Width; column < to * Width; column += Vector<float>.Count)
        {
            Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            Add(ref Unsafe.Add(ref dy, column), stride, rows, ref sum0, ref sum1, ref sum2, ref sum3);
            Vector.StoreUnsafe(((sum0 + sum1) + (sum2 + sum3)) & RowVectors.Mask(outputs - column), ref Unsafe.Add(ref db, column));
        }
    }

    /// <summary>
    /// Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of the sums over all pixels of all images of a batch, in order, four pixels
    /// at a time into four sums. Vectors may read beyond the end of a pixel; those values are ignored.
    /// </summary>
    /// <param name="dy">First value of the first image.</param>
    /// <param name="stride">Floats from image to image.</param>
    /// <param name="pixels">Pixels of an image.</param>
    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="db">Receives the sums, and zeros as padding.</param>
    /// <param name="rows">Images of the batch.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">The panel after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void WritePixels(ref float dy, int stride, int pixels, int channels, ref float db, int rows, int from, int to)
    {
        for (int column = from * Width; column < to * Width; column += Vector<float>.Count)
        {
            Vector<float> sum0 = Vector<float>.Zero, sum1 = sum0, sum2 = sum0, sum3 = sum0;
            for (int row = 0; row < rows && column < channels; row++)
            {
                Add(ref Unsafe.Add(ref dy, ((nint)row * stride) + column), channels, pixels, ref sum0, ref sum1, ref sum2, ref sum3);
            }

            Vector.StoreUnsafe(((sum0 + sum1) + (sum2 + sum3)) & RowVectors.Mask(channels - column), ref Unsafe.Add(ref db, column));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float d, int stride, int rows, ref Vector<float> sum0, ref Vector<float> sum1, ref Vector<float> sum2, ref Vector<float> sum3)
    {
        int row = 0;
        for (; row <= rows - 4; row += 4)
        {
            sum0 += Vector.LoadUnsafe(ref d);
            sum1 += Vector.LoadUnsafe(ref Unsafe.Add(ref d, stride));
            sum2 += Vector.LoadUnsafe(ref Unsafe.Add(ref d, 2 * stride));
            sum3 += Vector.LoadUnsafe(ref Unsafe.Add(ref d, 3 * stride));
            d = ref Unsafe.Add(ref d, 4 * stride);
        }

        for (; row < rows; row++)
        {
            sum0 += Vector.LoadUnsafe(ref d);
            d = ref Unsafe.Add(ref d, stride);
        }
    }
}
