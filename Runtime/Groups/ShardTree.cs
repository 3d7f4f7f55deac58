namespace NetGen;

/// <summary>
/// How a batch is divided into shards, and in which order their gradients are summed: in a binary tree over the shards, whoever computes them. A shard without
/// rows is left out.
/// </summary>
/// <param name="Shards">How many, a power of two.</param>
internal readonly record struct ShardTree(int Shards)
{
    /// <summary>The node above all shards.</summary>
    public Subtree Root => new(0, Shards);

    /// <summary>Where a shard begins in a batch of so many rows; it ends where the next one begins.</summary>
    public int FirstRow(int shard, int rows) => (int)((long)shard * rows / Shards);

    /// <summary>Whether a node has rows of a batch.</summary>
    public bool HasRows(Subtree node, int rows) => FirstRow(node.First, rows) < FirstRow(node.End, rows);

    /// <summary>Rows of the largest shard of a batch.</summary>
    public int MostRows(int rows) => (int)(((long)rows + Shards - 1) / Shards);

    /// <summary>Rows of the smallest shard of a batch that has any.</summary>
    public int FewestRows(int rows) => Math.Max(1, rows / Shards);

    /// <summary>The first shard that a rank computes; its last is before the next rank's first.</summary>
    public int FirstShard(int rank, int ranks) => (int)((long)rank * Shards / ranks);

    /// <summary>What a rank computes, in order.</summary>
    public Subtree[] NodesOf(int rank, int ranks) => Subtree.Cover(FirstShard(rank, ranks), FirstShard(rank + 1, ranks));
}
