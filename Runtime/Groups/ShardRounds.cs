namespace NetGen;

/// <summary>In which rounds the ranks of a group exchange the nodes of a <see cref="ShardTree"/> that they compute.</summary>
/// <remarks>
/// Small nodes come first, and a round has nodes of one size, at most one of each rank. So those that lie beside each other meet early and are summed, and few
/// wait for others; and a rank that has none in a round takes part in it while it computes its next one. Where the number of ranks is a power of two there is
/// one round.
/// </remarks>
internal sealed class ShardRounds
{
    private readonly ShardTree tree;
    private readonly Subtree[][] rounds;

    // By node, as in a heap: the last round with a node below it or the node itself, and whether a rank computes just this node.
    private readonly int[] last;
    private readonly bool[] isWhole;

    /// <summary>Divides the nodes of all ranks among rounds.</summary>
    public ShardRounds(ShardTree tree, int ranks)
    {
        this.tree = tree;
        last = new int[2 * tree.Shards];
        isWhole = new bool[2 * tree.Shards];
        Subtree[][] nodes = [.. Enumerable.Range(0, ranks).Select(rank => NodesOf(tree, rank, ranks))];
        var order = nodes.SelectMany(Keys).Distinct().Order().ToList();
        rounds = [.. order.Select(_ => new Subtree[ranks])];
        for (int rank = 0; rank < ranks; rank++)
        {
            foreach (var (node, key) in nodes[rank].Zip(Keys(nodes[rank])))
            {
                int round = order.IndexOf(key);
                rounds[round][rank] = node;
                last[IndexOf(node)] = round;
                isWhole[IndexOf(node)] = true;
            }
        }

        for (int index = tree.Shards - 1; index > 0; index--)
        {
            last[index] = Math.Max(last[index], Math.Max(last[2 * index], last[(2 * index) + 1]));
        }

        Senders = rounds.Max(round => round.Count(node => node.Count > 0));
        Waiting = Enumerable.Range(0, Count - 1).Select(round => WaitingBelow(tree.Root, round)).DefaultIfEmpty(0).Max();

        // A rank has at most two nodes of a size: where its shards begin and where they end.
        static IEnumerable<(int Size, int Number)> Keys(Subtree[] ofRank) =>
            ofRank.Select((node, i) => (node.Count, ofRank.Take(i).Count(n => n.Count == node.Count)));
    }

    /// <summary>How many there are.</summary>
    public int Count => rounds.Length;

    /// <summary>The most ranks that send a node in a round.</summary>
    public int Senders { get; }

    /// <summary>The most nodes that wait between two rounds for those beside them.</summary>
    public int Waiting { get; }

    /// <summary>The nodes of a round, by rank; a rank that has none has one of no shards.</summary>
    public ReadOnlySpan<Subtree> this[int round] => rounds[round];

    /// <summary>What a rank computes, in order.</summary>
    public static Subtree[] NodesOf(ShardTree tree, int rank, int ranks) => [.. tree.NodesOf(rank, ranks).OrderBy(node => node.Count)];

    /// <summary>The last round that has a node below this one, or this one itself.</summary>
    public int LastOf(Subtree node) => last[IndexOf(node)];

    /// <summary>Whether a rank computes just this node.</summary>
    public bool IsWhole(Subtree node) => isWhole[IndexOf(node)];

    private int IndexOf(Subtree node) => (tree.Shards + node.First) / node.Count;

    private int WaitingBelow(Subtree node, int round) =>
        LastOf(node) <= round ? 1
        : IsWhole(node) ? 0
        : WaitingBelow(node.Left, round) + WaitingBelow(node.Right, round);
}
