using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Random numbers of one row in one epoch: a function of the seed, the epoch and the row's place in the data set, whatever batch and thread the row is in.
/// </summary>
public struct RowRandom
{
    // Keeps the keys of rows apart from those of shuffles, weights and dropout.
    private const ulong Stream = 0x526F77526E64;
    private readonly ulong key;
    private ulong drawn;

    /// <summary>The numbers of a row.</summary>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="epoch">Number of the epoch.</param>
    /// <param name="row">Index of the row in its data set.</param>
    public RowRandom(long seed, long epoch, int row)
    {
        key = CounterRandom.Mix(CounterRandom.Mix(CounterRandom.Mix((ulong)seed, Stream), (ulong)epoch), (ulong)row);
    }

    /// <summary>The next number in [0, 1).</summary>
    public float NextUniform() => CounterRandom.Uniform(key, drawn++);

    /// <summary>The next number in [<paramref name="from"/>, <paramref name="to"/>).</summary>
    /// <param name="from">The lower bound, included.</param>
    /// <param name="to">The upper bound, excluded.</param>
    public float NextUniform(float from, float to) => from + ((to - from) * NextUniform());

    /// <summary>The next whole number in [0, <paramref name="count"/>).</summary>
    /// <param name="count">The upper bound, excluded; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int NextBelow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return CounterRandom.Below(key, drawn++, count);
    }
}
