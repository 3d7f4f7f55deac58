using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen;

/// <content>Rows copied next to each other, for batches. The row numbers come from the data set's own permutations and are not checked again.</content>
public sealed unsafe partial class Dataset
{
    // Rows up to so many numbers are copied one by one: a call to copy takes longer.
    private const int ShortRow = 8;

    // The processor cannot foresee where a shuffled row stands: it is told so many rows ahead (-30 to -50 % of the time of rows of 3 KB).
    private const int RowsAhead = 2;
    private const int CacheLine = 64;

    /// <summary>Whether the view shows all rows of an array in their order, so that neighbouring rows stand next to each other in memory.</summary>
    internal bool IsWhole => rows is null && !IsInFile && storage.InputStride == storage.InputSize;

    /// <summary>Whether the inputs stay in a file.</summary>
    internal bool IsInFile => storage.File is not null;

    /// <summary>The inputs of neighbouring rows of a whole data set, where they stand.</summary>
    internal ReadOnlySpan<float> InputsOf(int from, int count) => storage.Inputs.AsSpan(from * storage.InputSize, count * storage.InputSize);

    internal void GatherInputs(ReadOnlySpan<int> order, Span<float> destination)
    {
        if (storage.File is not { } file)
        {
            Gather(storage.Inputs, storage.InputSize, storage.InputStride, order, destination);
        }
        else if (storage.InputStride == storage.InputSize)
        {
            file.Gather(order, rows, destination);
        }
        else
        {
            // A window is rows of the file that follow each other.
            for (int i = 0; i < order.Length; i++)
            {
                file.Read(StorageRow(order[i]), destination.Slice(i * storage.InputSize, storage.InputSize));
            }
        }
    }

    internal void GatherTargets(ReadOnlySpan<int> order, Span<float> destination)
    {
        if (storage.Heads.Count > 0)
        {
            GatherHeadNumbers(order, destination);
        }
        else
        {
            Gather(storage.Targets!, storage.TargetSize, storage.TargetStride, order, destination);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void GatherLabels(ReadOnlySpan<int> order, Span<int> destination)
    {
        if (storage.Heads.Count > 0)
        {
            GatherHeadLabels(order, destination);
            return;
        }

        int[] labels = storage.Labels!;
        int count = storage.LabelCount;
        if (count > 1)
        {
            GatherLabels(labels, count, order, destination, count, 0);
            return;
        }

        for (int i = 0; i < order.Length; i++)
        {
            destination[i] = labels[rows is null ? order[i] : rows[order[i]]];
        }
    }

    /// <summary>Copies the labels of rows, so many each, to a part of the rows of a batch.</summary>
    private void GatherLabels(int[] labels, int count, ReadOnlySpan<int> order, Span<int> destination, int stride, int first)
    {
        for (int i = 0; i < order.Length; i++)
        {
            int row = rows is null ? order[i] : rows[order[i]];
            labels.AsSpan(row * count, count).CopyTo(destination.Slice((i * stride) + first, count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void GatherRowWeights(ReadOnlySpan<int> order, Span<float> destination)
    {
        for (int i = 0; i < order.Length; i++)
        {
            destination[i] = weights![order[i]];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(float[] values, int size, int stride, ReadOnlySpan<int> order, Span<float> destination)
    {
        // The permutations have only rows that there are: their bounds need no check in here.
        ref float first = ref MemoryMarshal.GetArrayDataReference(values);
        ref float next = ref MemoryMarshal.GetReference(destination[..(order.Length * size)]);
        int[]? viewed = rows;
        for (int at = 0; at < order.Length; at++)
        {
            ref float row = ref Row(ref first, viewed, order[at], stride);
            if (size <= ShortRow)
            {
                for (nint i = 0; i < size; i++)
                {
                    Unsafe.Add(ref next, i) = Unsafe.Add(ref row, i);
                }
            }
            else
            {
                if (Sse.IsSupported && at + RowsAhead < order.Length)
                {
                    Prefetch(ref Row(ref first, viewed, order[at + RowsAhead], stride), size);
                }

                MemoryMarshal.CreateReadOnlySpan(ref row, size).CopyTo(MemoryMarshal.CreateSpan(ref next, size));
            }

            next = ref Unsafe.Add(ref next, size);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref float Row(ref float first, int[]? viewed, int position, int stride) =>
        ref Unsafe.Add(ref first, (nint)(viewed is null ? position : viewed[position]) * stride);

    /// <summary>Asks for the memory of a row. An address is no access: it does no harm that the collector may have moved the array meanwhile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(ref float row, int size)
    {
        byte* line = (byte*)Unsafe.AsPointer(ref row), end = line + ((long)size * sizeof(float));
        for (; line < end; line += CacheLine)
        {
            Sse.Prefetch0(line);
        }
    }
}
