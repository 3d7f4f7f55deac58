using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Looks up rows of a table, stored in column panels <c>[size / 16][count][16]</c>, by their indices.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EmbeddingTable
{
    private const int Width = Panel.Width;

    /// <summary>
    /// Copies the table rows for the indices of one batch row. The last vector of each extends beyond its end, into the place of the next, which is written
    /// later.
    /// </summary>
    /// <param name="indices">The indices, as floats.</param>
    /// <param name="table">The table.</param>
    /// <param name="y">Receives the rows, one after the other.</param>
    /// <param name="places">Number of indices.</param>
    /// <param name="count">Rows of the table.</param>
    /// <param name="size">Length of a row.</param>
    /// <param name="layer">The layer's name, for the error.</param>
    /// <exception cref="ArgumentException">An index is not a whole number from 0 to <paramref name="count"/> − 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ref float indices, ref float table, ref float y, int places, int count, int size, string layer)
    {
        for (int place = 0; place < places; place++)
        {
            float index = Unsafe.Add(ref indices, place);
            if (!(index >= 0 && index < count && index == MathF.Floor(index)))
            {
                throw NotAnIndex(index, place, count, layer);
            }

            ref float source = ref Unsafe.Add(ref table, (nint)index * Width);
            ref float target = ref Unsafe.Add(ref y, place * size);
            for (int i = 0; i < size; i += Vector<float>.Count)
            {
                RowVectors.Store(Vector.LoadUnsafe(ref Unsafe.Add(ref source, Place(i, count))), ref target, i);
            }
        }
    }

    /// <summary>Copies the rows of the table at the indices of each row of the batch.</summary>
    /// <param name="indices">The indices of the first row, as floats.</param>
    /// <param name="indicesStride">Floats from row to row of the indices.</param>
    /// <param name="table">The table.</param>
    /// <param name="y">Receives the rows, one after the other.</param>
    /// <param name="yStride">Floats from row to row of y.</param>
    /// <param name="places">Indices of a row of the batch.</param>
    /// <param name="count">Rows of the table.</param>
    /// <param name="size">Length of a row of the table.</param>
    /// <param name="layer">The layer's name, for the error.</param>
    /// <param name="rows">Rows of the call.</param>
    /// <exception cref="ArgumentException">An index is not a whole number from 0 to <paramref name="count"/> − 1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(ref float indices, int indicesStride, ref float table, ref float y, int yStride, int places, int count, int size, string layer, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Gather(ref Unsafe.Add(ref indices, (nint)row * indicesStride), ref table, ref Unsafe.Add(ref y, (nint)row * yStride), places, count, size, layer);
        }
    }

    /// <summary>
    /// Writes the panels <paramref name="from"/> ≤ panel &lt; <paramref name="to"/> of the table's gradient: for each table row the sum over the places that
    /// use it, in batch order.
    /// </summary>
    /// <param name="indices">The indices of the first row of the batch.</param>
    /// <param name="indicesStride">Floats from row to row of the indices.</param>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="dyStride">Floats from row to row of dy.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <param name="places">Indices of a row.</param>
    /// <param name="count">Rows of the table.</param>
    /// <param name="size">Length of a row of the table.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="from">First panel.</param>
    /// <param name="to">The panel after the last.</param>
    /// <exception cref="ArgumentException">An index has become invalid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumGradients(ref float indices, int indicesStride, ref float dy, int dyStride, ref float gradient, int places, int count, int size, int rows, int from, int to)
    {
        for (int panel = from; panel < to; panel++)
        {
            ref float sums = ref Unsafe.Add(ref gradient, (nint)panel * count * Width);
            MemoryMarshal.CreateSpan(ref sums, count * Width).Clear();
            for (int row = 0; row < rows; row++)
            {
                ref float index = ref Unsafe.Add(ref indices, (nint)row * indicesStride);
                ref float source = ref Unsafe.Add(ref dy, ((nint)row * dyStride) + (panel * Width));
                for (int place = 0; place < places; place++)
                {
                    // The forward pass has checked the index, but the caller may have changed it since.
                    float at = Unsafe.Add(ref index, place);
                    if (!(at >= 0 && at < count))
                    {
                        throw IndexChanged(at, count);
                    }

                    ref float target = ref Unsafe.Add(ref sums, (nint)at * Width);
                    for (int i = 0; i < Width && i < size - (panel * Width); i += Vector<float>.Count)
                    {
                        var part = RowVectors.Load(ref source, (place * size) + i) & RowVectors.Mask(size - (panel * Width) - i);
                        RowVectors.Store(RowVectors.Load(ref target, i) + part, ref target, i);
                    }
                }
            }
        }
    }

    /// <summary>The offset of column <paramref name="column"/> of the table's first row.</summary>
    private static nint Place(int column, int count) => ((nint)(column / Width) * count * Width) + (column % Width);

    private static ArgumentException IndexChanged(float index, int count) => new(string.Create(
        CultureInfo.InvariantCulture, $"The inputs were changed while the network trained on them: one of an embedding's indices, from 0 to {count - 1}, has become {index:R}."));

    private static ArgumentException NotAnIndex(float index, int place, int count, string layer) => new(string.Create(
        CultureInfo.InvariantCulture, $"Embedding '{layer}' takes indices, whole numbers from 0 to {count - 1}, but place {place} of a row has {index:R}."));
}
