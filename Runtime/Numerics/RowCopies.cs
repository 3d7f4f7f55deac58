using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>Copies and clears parts of rows. Strides are floats from row to row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowCopies
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // From this length on .NET's own copy is faster, its call included.
    private const int FewestOfCall = 64;

    /// <summary>Copies the first values of each row and leaves what follows them.</summary>
    /// <param name="source">The first value of the first row.</param>
    /// <param name="sourceStride">Stride of the source.</param>
    /// <param name="target">Receives the values; it must not overlap the source.</param>
    /// <param name="targetStride">Stride of the target.</param>
    /// <param name="size">Values of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Copy(ref float source, int sourceStride, ref float target, int targetStride, int size, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            Copy(ref Unsafe.Add(ref source, (nint)row * sourceStride), ref Unsafe.Add(ref target, (nint)row * targetStride), size);
        }
    }

    /// <summary>Copies the values of padded rows into rows without padding.</summary>
    /// <param name="source">The first value of the first row, which is padded to a multiple of 16 floats.</param>
    /// <param name="sourceStride">Stride of the source.</param>
    /// <param name="target">Receives the values, row after row; it must not overlap the source.</param>
    /// <param name="size">Values of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Pack(ref float source, int sourceStride, ref float target, int size, int rows)
    {
        // One or two vectors copy a short row and extend into the rows that are written later; the last rows are copied exactly.
        int row = 0;
        if (size <= 2 * Vector<float>.Count)
        {
            for (nint end = ((nint)rows * size) - (2 * Vector<float>.Count); ((nint)row * size) <= end; row++)
            {
                ref float to = ref Unsafe.Add(ref target, (nint)row * size);
                RowVectors.Store(RowVectors.Load(ref source, 0), ref to, 0);
                if (size > Vector<float>.Count)
                {
                    RowVectors.Store(RowVectors.Load(ref source, Vector<float>.Count), ref to, Vector<float>.Count);
                }

                source = ref Unsafe.Add(ref source, sourceStride);
            }
        }

        Copy(ref source, sourceStride, ref Unsafe.Add(ref target, (nint)row * size), size, size, rows - row);
    }

    /// <summary>Clears what follows the first values of each row.</summary>
    /// <param name="first">The first value of the first row.</param>
    /// <param name="stride">Stride of the rows; each is cleared up to the next.</param>
    /// <param name="size">Values of a row to keep.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void ClearBehind(ref float first, int stride, int size, int rows)
    {
        for (int row = 0; size < stride && row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, ((nint)row * stride) + size), stride - size).Clear();
        }
    }

    /// <summary>Makes floats zero: one item, which exists where <paramref name="from"/> is below <paramref name="to"/>.</summary>
    public static void Clear(ref float first, int length, int from, int to)
    {
        if (from < to)
        {
            MemoryMarshal.CreateSpan(ref first, length).Clear();
        }
    }

    /// <summary>Copies floats without reading or writing beyond them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float target, int count)
    {
        if (count >= FewestOfCall)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref target, count));
        }
        else if (count >= Vector<float>.Count)
        {
            // The last vector ends at the last float, and copies some floats twice.
            int last = count - Vector<float>.Count;
            for (int i = 0; i < last; i += Vector<float>.Count)
            {
                RowVectors.Store(RowVectors.Load(ref source, i), ref target, i);
            }

            RowVectors.Store(RowVectors.Load(ref source, last), ref target, last);
        }
        else if (count >= Vector128<float>.Count)
        {
            int last = count - Vector128<float>.Count;
            for (int i = 0; i < last; i += Vector128<float>.Count)
            {
                Vector128.LoadUnsafe(ref source, (nuint)i).StoreUnsafe(ref target, (nuint)i);
            }

            Vector128.LoadUnsafe(ref source, (nuint)last).StoreUnsafe(ref target, (nuint)last);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                Unsafe.Add(ref target, i) = Unsafe.Add(ref source, i);
            }
        }
    }
}
