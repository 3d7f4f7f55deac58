using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Gradients of parameters that several layers share.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedGradients
{
    // Floats of a block.
    private const int Block = 1024;

    /// <summary>sum = first + second, for the blocks from ≤ block &lt; to.</summary>
    /// <param name="first">The gradients of one layer.</param>
    /// <param name="second">The gradients of another.</param>
    /// <param name="sum">Receives the sum; it may be one of them.</param>
    /// <param name="length">Floats, a multiple of 16.</param>
    /// <param name="from">The first block of 1,024 floats.</param>
    /// <param name="to">The block after the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(ref float first, ref float second, ref float sum, int length, int from, int to)
    {
        int end = Math.Min(length, to * Block);
        for (int i = from * Block; i < end; i += Vector<float>.Count)
        {
            (Vector.LoadUnsafe(ref first, (nuint)i) + Vector.LoadUnsafe(ref second, (nuint)i)).StoreUnsafe(ref sum, (nuint)i);
        }
    }

    /// <summary>The blocks of so many floats.</summary>
    internal static int Blocks(int length) => (int)(((long)length + Block - 1) / Block);

    /// <summary>Makes the blocks from ≤ block &lt; to zero.</summary>
    /// <param name="part">What one layer gives.</param>
    /// <param name="length">Floats.</param>
    /// <param name="from">The first block of 1,024 floats.</param>
    /// <param name="to">The block behind the last.</param>
    public static void Clear(ref float part, int length, int from, int to)
    {
        int start = from * Block, end = Math.Min(length, to * Block);
        if (start < end)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref part, start), end - start).Clear();
        }
    }
}
