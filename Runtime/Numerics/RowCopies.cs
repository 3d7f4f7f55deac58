using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>Parts of rows copied and cleared. Strides are floats from row to row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowCopies
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    // From here on .NET's own copy is faster, its call included.
    private const int FewestOfCall = 64;

    /// <summary>Copies the first values of each row; what stands behind them stays.</summary>
    /// <param name="source">The first value of the first row.</param>
    /// <param name="sourceStride">Stride of the source.</param>
    /// <param name="target">Receives the values; it shares no place with the source.</param>
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

    /// <summary>Copies some channels of each pixel of each row.</summary>
    /// <param name="source">The first of the channels in the first row.</param>
    /// <param name="sourceStride">Stride of the source.</param>
    /// <param name="sourcePixel">Floats from pixel to pixel of the source.</param>
    /// <param name="target">Receives the channels; it shares no place with the source.</param>
    /// <param name="targetStride">Stride of the target.</param>
    /// <param name="targetPixel">Floats from pixel to pixel of the target.</param>
    /// <param name="channels">Channels that are copied.</param>
    /// <param name="pixels">Pixels of a row.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void CopyChannels(ref float source, int sourceStride, int sourcePixel, ref float target, int targetStride, int targetPixel, int channels, int pixels, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            ref float from = ref Unsafe.Add(ref source, (nint)row * sourceStride);
            ref float to = ref Unsafe.Add(ref target, (nint)row * targetStride);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                Copy(ref from, ref to, channels);
                from = ref Unsafe.Add(ref from, sourcePixel);
                to = ref Unsafe.Add(ref to, targetPixel);
            }
        }
    }

    /// <summary>Makes zero what stands behind the first values of each row.</summary>
    /// <param name="first">The first value of the first row.</param>
    /// <param name="stride">Stride of the rows; each is cleared up to the next one.</param>
    /// <param name="size">Values of a row that stay.</param>
    /// <param name="rows">Rows of the call.</param>
    [MethodImpl(Hot)]
    public static void ClearBehind(ref float first, int stride, int size, int rows)
    {
        for (int row = 0; size < stride && row < rows; row++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, ((nint)row * stride) + size), stride - size).Clear();
        }
    }

    /// <summary>Copies floats, and reads and writes none behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref float source, ref float target, int count)
    {
        if (count >= FewestOfCall)
        {
            MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref target, count));
        }
        else if (count >= Vector<float>.Count)
        {
            // The last vector ends where the floats end, and copies some of them twice.
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
