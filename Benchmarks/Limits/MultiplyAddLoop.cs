using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Limits;

/// <summary>
/// The most multiply-adds that <see cref="Vector{T}"/> gives: ten independent sums in registers, more than two units of four cycles' latency need.
/// </summary>
/// <param name="threads">How many threads run it at once.</param>
internal sealed class MultiplyAddLoop(int threads) : IWorkload
{
    private const int Turns = 10_000;
    private const int Sums = 10;
    private readonly float[] results = new float[threads];

    /// <summary>Floating-point operations of a step of one thread.</summary>
    public static double Flops => 2.0 * Turns * Sums * Vector<float>.Count;

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Steps(int steps)
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
}
