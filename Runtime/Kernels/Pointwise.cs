using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Pointwise operations that no product precedes: after the raw input, after a softmax, or before the loss's gradient.</summary>
/// <typeparam name="TX">Rows of the source.</typeparam>
/// <typeparam name="TY">Rows of the results.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Pointwise<TX, TY>
    where TX : struct, IRow
    where TY : struct, IRow
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>tail(x), vector by vector to the end of the last panel.</summary>
    /// <param name="x">The first value of the first row; a row is read to the end of its last panel. It may be the memory of the results.</param>
    /// <param name="tail">The operations.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void Apply<TTail>(ref float x, TTail tail, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        for (int row = 0; row < rows; row++)
        {
            Row(ref Unsafe.Add(ref x, (nint)row * TX.Stride), in tail, (nint)row * TY.Stride, row);
        }
    }

    /// <summary>The same for rows that end inside a vector: each is processed in a copy with room after it.</summary>
    /// <param name="x">The first value of the first row; nothing after a row is read.</param>
    /// <param name="tail">The operations.</param>
    /// <param name="rows">Rows of the call.</param>
    [SkipLocalsInit]
    [MethodImpl(Hot)]
    public static void ApplyUnpadded<TTail>(ref float x, TTail tail, int rows)
        where TTail : struct, ITail, allows ref struct
    {
        Span<float> copy = stackalloc float[Panel.Pad(TX.Size)];
        ref float padded = ref MemoryMarshal.GetReference(copy);
        for (int row = 0; row < rows; row++)
        {
            RowKernels.CopyPadded(ref Unsafe.Add(ref x, (nint)row * TX.Stride), ref padded, TX.Size);
            Row(ref padded, in tail, (nint)row * TY.Stride, row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<TTail>(ref float x, scoped in TTail tail, nint at, int row)
        where TTail : struct, ITail, allows ref struct
    {
        for (int element = 0; element < Panel.Pad(TX.Size); element += Vector<float>.Count)
        {
            tail.Finish(Vector.LoadUnsafe(ref Unsafe.Add(ref x, element)), at + element, row, element);
        }
    }
}
