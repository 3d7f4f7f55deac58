using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Works;
using NetGen.Generated;

namespace NetGen.Benchmarks.Limits;

/// <summary>The most bytes that one core reads: eight vectors a turn, added to eight sums.</summary>
/// <param name="bytes">Size of the memory it reads again and again.</param>
internal sealed class ReadLoop(int bytes) : IWorkload
{
    private readonly AlignedBuffer memory = new(bytes / sizeof(float));
    private float result;

    /// <inheritdoc/>
    public void Reset() => result = 0;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            result += Sum(ref memory.First, memory.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Sum(ref float first, int length)
    {
        Vector<float> s0 = Vector<float>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        ref float end = ref Unsafe.Add(ref first, length);
        while (Unsafe.IsAddressLessThan(ref first, ref end))
        {
            s0 += Vector.LoadUnsafe(ref first);
            s1 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, Vector<float>.Count));
            s2 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, 2 * Vector<float>.Count));
            s3 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, 3 * Vector<float>.Count));
            s4 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, 4 * Vector<float>.Count));
            s5 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, 5 * Vector<float>.Count));
            s6 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, 6 * Vector<float>.Count));
            s7 += Vector.LoadUnsafe(ref Unsafe.Add(ref first, 7 * Vector<float>.Count));
            first = ref Unsafe.Add(ref first, 8 * Vector<float>.Count);
        }

        return Vector.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7);
    }
}
