using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>Random bits as a pure function of a key and a counter: there is no state, and the order of calls and the thread do not matter.</summary>
/// <remarks>The mixing function is the finalizer of SplitMix64 (Steele, Lea, Flood 2014; variant 13 of Stafford).</remarks>
public static class CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>64 random bits for a key and a counter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong key, ulong counter)
    {
        ulong z = key + (Golden * (counter + 1));
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The key whose counters begin where this key's have come to <paramref name="start"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong FromCounter(ulong key, ulong start) => key + (Golden * start);

    /// <summary>A number in [0, 1) with 24 random bits, which a float holds exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Uniform(ulong key, ulong counter) => (Mix(key, counter) >> 40) * (1f / (1 << 24));

    /// <summary>An integer in [0, <paramref name="count"/>), by multiply-high (bias below 2⁻³²·count).</summary>
    public static int Below(ulong key, ulong counter, int count) => (int)Math.BigMul(Mix(key, counter), (ulong)count, out _);
}
