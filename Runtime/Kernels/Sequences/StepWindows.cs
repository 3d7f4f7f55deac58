using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The steps under each window, side by side: with them a convolution over packed steps is a product.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StepWindows
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Copies the steps under each window, with 0 where it covers none of the row.</summary>
    /// <param name="steps">The first value of the first packed step.</param>
    /// <param name="stepStride">Floats from packed step to packed step.</param>
    /// <param name="windows">Receives <c>[points][values of a step]</c> a window.</param>
    /// <param name="windowStride">Floats from window to window.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="window">The window.</param>
    /// <param name="from">The lengths of the steps.</param>
    /// <param name="to">The lengths of the windows.</param>
    [MethodImpl(Hot)]
    public static void Gather(
        ref float steps, int stepStride, ref float windows, int windowStride, int size, StepWindow window, Sequences from, Sequences to)
    {
        for (int row = 0; row < to.Rows; row++)
        {
            int length = from.LengthOf(row), count = to.LengthOf(row), first = window.FirstOf(length, count);
            ref float ofRow = ref Unsafe.Add(ref steps, (nint)from.FirstOf(row) * stepStride);
            ref float target = ref Unsafe.Add(ref windows, (nint)to.FirstOf(row) * windowStride);
            for (int i = 0; i < count; i++)
            {
                for (int point = 0; point < window.Size; point++)
                {
                    int step = first + (i * window.Stride) + (point * window.Dilation);
                    var place = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref target, ((nint)i * windowStride) + (point * size)), size);
                    if ((uint)step < (uint)length)
                    {
                        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref ofRow, (nint)step * stepStride), size).CopyTo(place);
                    }
                    else
                    {
                        place.Clear();
                    }
                }
            }
        }
    }

    /// <summary>Adds up the gradients of a step from all windows that cover it, in their order.</summary>
    /// <param name="windows">The gradient of each window.</param>
    /// <param name="windowStride">Floats from window to window.</param>
    /// <param name="steps">Receives the gradient of each step, 0 behind its values.</param>
    /// <param name="stepStride">Floats from packed step to packed step.</param>
    /// <param name="size">Values of a step.</param>
    /// <param name="window">The window.</param>
    /// <param name="from">The lengths of the steps.</param>
    /// <param name="to">The lengths of the windows.</param>
    [MethodImpl(Hot)]
    public static void Scatter(
        ref float windows, int windowStride, ref float steps, int stepStride, int size, StepWindow window, Sequences from, Sequences to)
    {
        RowCopies.ClearBehind(ref steps, stepStride, 0, from.Steps);
        for (int row = 0; row < to.Rows; row++)
        {
            int length = from.LengthOf(row), count = to.LengthOf(row), first = window.FirstOf(length, count);
            ref float ofRow = ref Unsafe.Add(ref steps, (nint)from.FirstOf(row) * stepStride);
            ref float source = ref Unsafe.Add(ref windows, (nint)to.FirstOf(row) * windowStride);
            for (int i = 0; i < count; i++)
            {
                for (int point = 0; point < window.Size; point++)
                {
                    int step = first + (i * window.Stride) + (point * window.Dilation);
                    if ((uint)step < (uint)length)
                    {
                        Add(ref Unsafe.Add(ref source, ((nint)i * windowStride) + (point * size)), ref Unsafe.Add(ref ofRow, (nint)step * stepStride), size);
                    }
                }
            }
        }
    }

    /// <summary>to += from. Both may be read in whole vectors: behind a window's values stand others of its row, or its padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref float from, ref float to, int size)
    {
        for (int i = 0; i < size; i += System.Numerics.Vector<float>.Count)
        {
            RowVectors.Store(RowVectors.Load(ref to, i) + RowVectors.LoadUnpadded(ref from, i, size), ref to, i);
        }
    }
}
