using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The memory to compute the gradients of a batch by shards: one vector for each level of the tree that this rank has, at most log₂ shards + 1, and the sum
/// over the group.
/// </summary>
/// <remarks>
/// A vector has the gradients of all parameters, and behind them by how much the shards move the running statistics, each shard weighing what it has of the
/// batch's rows.
/// </remarks>
internal sealed class ShardedGradients
{
    /// <summary>Vectors are whole cache lines.</summary>
    private const int Unit = 16;

    private readonly AlignedBuffer[] levels;
    private readonly Subtree[] own;
    private readonly GroupSum? exchange;
    private readonly VectorSum addition = new();
    private readonly double[] losses;
    private bool[]? frozen;

    /// <summary>Takes the memory.</summary>
    /// <param name="tree">The shards.</param>
    /// <param name="group">The ranks that share them.</param>
    /// <param name="parameters">Floats of the parameters.</param>
    /// <param name="state">Floats of the state that a pass may change.</param>
    /// <param name="heads">Heads of the network.</param>
    public ShardedGradients(ShardTree tree, RankGroup group, int parameters, int state, int heads)
    {
        Tree = tree;
        StateStart = parameters;
        int length = checked((parameters + state + Unit - 1) / Unit * Unit);
        own = tree.NodesOf(group.Rank, group.Size);
        levels = [.. Enumerable.Range(0, own.Max(node => node.Depth)).Select(_ => new AlignedBuffer(length))];
        exchange = group.Size > 1 ? new GroupSum(tree, group, levels[0]) : null;
        losses = new double[tree.Shards];
        HeadTargets = new LossTargets[heads];
    }

    /// <summary>How a batch is divided.</summary>
    public ShardTree Tree { get; }

    /// <summary>The nodes of the tree that this rank computes, in order.</summary>
    public ReadOnlySpan<Subtree> Own => own;

    /// <summary>Where in a vector the changes of the state begin.</summary>
    public int StateStart { get; }

    /// <summary>By head: the targets of the whole batch.</summary>
    public LossTargets[] HeadTargets { get; }

    /// <summary>The vector of a level of the tree; 0 is that of the sum.</summary>
    public AlignedBuffer Level(int level) => levels[level];

    /// <summary>Begins a batch.</summary>
    /// <param name="frozenLayers">By index of the layer: whether it is frozen; another array whenever that changes. Null if none is.</param>
    /// <param name="segments">The ranges of the parameters.</param>
    public void Begin(bool[]? frozenLayers, ReadOnlySpan<ParameterSegment> segments)
    {
        if (!ReferenceEquals(frozenLayers, frozen))
        {
            // The gradients of frozen layers are zero, and nothing computes them from now on.
            frozen = frozenLayers;
            foreach (var level in levels)
            {
                ClearFrozen(level, segments);
            }
        }

        Array.Clear(losses);
        exchange?.Begin();
    }

    /// <summary>Notes the losses of a shard.</summary>
    public void SetLoss(int shard, double loss) => losses[shard] = loss;

    /// <summary>Adds the vector of the next level to that of a level.</summary>
    public void AddNext(int level, WorkerTeam? team) => addition.Add(levels[level], 0, levels[level + 1], 0, levels[level].Length, team);

    /// <summary>One of this rank's nodes is computed: its vector is that of level 0.</summary>
    public void EndNode(int rows) => exchange?.Exchange(rows);

    /// <summary>All of this rank's nodes are computed; gives the losses of the whole batch, and the sum of all vectors in level 0.</summary>
    public double End(int rows, WorkerTeam? team)
    {
        exchange?.End(rows, losses, team);
        double sum = 0;
        foreach (double loss in losses)
        {
            sum += loss;
        }

        return sum;
    }

    private static void ClearFrozen(AlignedBuffer level, ReadOnlySpan<ParameterSegment> segments)
    {
        foreach (var segment in segments)
        {
            if (segment.RateFactor == 0)
            {
                level.Span.Slice(segment.Offset, segment.Length).Clear();
            }
        }
    }
}
