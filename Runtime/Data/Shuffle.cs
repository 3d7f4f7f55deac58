using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>Permutations that are a pure function of their key.</summary>
internal static class Shuffle
{
    // Keeps the keys of shuffles apart from those that the same seed gives to weights and dropout.
    private const ulong Stream = 0x53687566666C65;

    /// <summary>The key of one permutation out of many (an epoch, a class) under a seed.</summary>
    public static ulong Key(long seed, long number) => CounterRandom.Mix(CounterRandom.Mix((ulong)seed, Stream), (ulong)number);

    /// <summary>Fisher–Yates: every order is equally likely.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InPlace(Span<int> items, ulong key)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = CounterRandom.Below(key, (ulong)i, i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
