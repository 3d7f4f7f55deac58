using System.Numerics;

namespace NetGen;

/// <summary>A node of a <see cref="ShardTree"/>, with the shards below it.</summary>
/// <param name="First">The first shard, a multiple of <paramref name="Count"/>.</param>
/// <param name="Count">How many shards, a power of two.</param>
internal readonly record struct Subtree(int First, int Count)
{
    public Subtree Left => new(First, Count / 2);

    public Subtree Right => new(First + (Count / 2), Count / 2);

    /// <summary>The shard after the last.</summary>
    public int End => First + Count;

    /// <summary>Nodes on the way down to a shard, this one included.</summary>
    public int Depth => BitOperations.Log2((uint)Count) + 1;

    /// <summary>Its shards.</summary>
    public override string ToString() => FormattableString.Invariant($"shards {First} to {End - 1}");

    /// <summary>The fewest nodes that have the shards <paramref name="from"/> ≤ shard &lt; <paramref name="to"/> below them, in order.</summary>
    public static Subtree[] Cover(int from, int to)
    {
        List<Subtree> nodes = [];
        while (from < to)
        {
            int largest = 1 << BitOperations.Log2((uint)(to - from));
            int count = from == 0 ? largest : Math.Min(largest, from & -from);
            nodes.Add(new Subtree(from, count));
            from += count;
        }

        return [.. nodes];
    }
}
