using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Limits;

/// <summary>The most multiply-adds that vectors of one width give: ten independent sums in registers, more than two units of four cycles' latency need.</summary>
/// <param name="lanes">Floats of a vector: those of <see cref="Vector{T}"/>, or 16.</param>
/// <param name="threads">How many threads run it at once.</param>
internal sealed class MultiplyAddLoop(int lanes, int threads) : IWorkload
{
    private const int Turns = 10_000;
    private const int Sums = 10;
    private readonly float[] results = new float[threads];

    /// <summary>The widths that this processor computes with.</summary>
    public static IReadOnlyList<int> Widths { get; } =
        Vector512.IsHardwareAccelerated && Vector<float>.Count < Vector512<float>.Count ? [Vector<float>.Count, Vector512<float>.Count] : [Vector<float>.Count];

    /// <summary>Floating-point operations of a step of all threads.</summary>
    public double Flops => 2.0 * Turns * Sums * lanes * threads;

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public void Run(int steps)
    {
        var others = new Thread[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int index = i + 1;
            others[i] = new Thread(() => results[index] = Steps(steps));
            others[i].Start();
        }

        results[0] = Steps(steps);
        foreach (var other in others)
        {
            other.Join();
        }
    }

    private float Steps(int steps) => lanes == Vector<float>.Count ? Narrow(steps) : Wide(steps);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Narrow(int steps)
    {
        // Runs towards 1 from everywhere: neither infinities nor subnormal numbers.
        var factor = Vector.Create(0.5f);
        var summand = Vector.Create(0.5f);
        Vector<float> s0 = Vector<float>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0;
        for (int turn = 0; turn < steps * Turns; turn++)
        {
            s0 = Vector.MultiplyAddEstimate(s0, factor, summand);
            s1 = Vector.MultiplyAddEstimate(s1, factor, summand);
            s2 = Vector.MultiplyAddEstimate(s2, factor, summand);
            s3 = Vector.MultiplyAddEstimate(s3, factor, summand);
            s4 = Vector.MultiplyAddEstimate(s4, factor, summand);
            s5 = Vector.MultiplyAddEstimate(s5, factor, summand);
            s6 = Vector.MultiplyAddEstimate(s6, factor, summand);
            s7 = Vector.MultiplyAddEstimate(s7, factor, summand);
            s8 = Vector.MultiplyAddEstimate(s8, factor, summand);
            s9 = Vector.MultiplyAddEstimate(s9, factor, summand);
        }

        return Vector.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide(int steps)
    {
        var factor = Vector512.Create(0.5f);
        var summand = Vector512.Create(0.5f);
        Vector512<float> s0 = Vector512<float>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0, s8 = s0, s9 = s0;
        for (int turn = 0; turn < steps * Turns; turn++)
        {
            s0 = Vector512.MultiplyAddEstimate(s0, factor, summand);
            s1 = Vector512.MultiplyAddEstimate(s1, factor, summand);
            s2 = Vector512.MultiplyAddEstimate(s2, factor, summand);
            s3 = Vector512.MultiplyAddEstimate(s3, factor, summand);
            s4 = Vector512.MultiplyAddEstimate(s4, factor, summand);
            s5 = Vector512.MultiplyAddEstimate(s5, factor, summand);
            s6 = Vector512.MultiplyAddEstimate(s6, factor, summand);
            s7 = Vector512.MultiplyAddEstimate(s7, factor, summand);
            s8 = Vector512.MultiplyAddEstimate(s8, factor, summand);
            s9 = Vector512.MultiplyAddEstimate(s9, factor, summand);
        }

        return Vector512.Sum(s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9);
    }
}
