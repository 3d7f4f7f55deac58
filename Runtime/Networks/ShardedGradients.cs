using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The memory to compute the gradients of a batch by shards: one vector for each level of the tree that this rank has, at most log₂ shards + 1, and the sum
/// over the group.
/// </summary>
/// <remarks>
/// A vector has the gradients of all parameters, and behind them by how much the shards move the running statistics, each shard weighing what it has of the
/// batch's rows. In a group, the parts of a node's last shard are summed and sent one by one, while the others are computed.
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
    private int endRow;
    private int sent;

    /// <summary>Takes the memory.</summary>
    /// <param name="tree">The shards.</param>
    /// <param name="group">The ranks that share them.</param>
    /// <param name="parameters">Floats of the parameters.</param>
    /// <param name="state">Floats of the state that a pass may change.</param>
    /// <param name="heads">Heads of the network.</param>
    /// <param name="divide">Gives the parts of a vector of a length.</param>
    public ShardedGradients(ShardTree tree, RankGroup group, int parameters, int state, int heads, Func<int, GradientParts> divide)
    {
        Tree = tree;
        StateStart = parameters;
        int length = checked((parameters + state + Unit - 1) / Unit * Unit);
        own = ShardRounds.NodesOf(tree, group.Rank, group.Size);
        levels = [.. Enumerable.Range(0, own.Max(node => node.Depth)).Select(_ => new AlignedBuffer(length))];
        losses = GC.AllocateArray<double>(tree.Shards, pinned: true);
        HeadTargets = new LossTargets[heads];
        if (group.Size > 1)
        {
            Parts = divide(length);
            exchange = new GroupSum(tree, group, levels[0], Parts.Ranges);
        }
    }

    /// <summary>How a batch is divided.</summary>
    public ShardTree Tree { get; }

    /// <summary>The nodes of the tree that this rank computes, in order.</summary>
    public ReadOnlySpan<Subtree> Own => own;

    /// <summary>Where in a vector the changes of the state begin.</summary>
    public int StateStart { get; }

    /// <summary>By head: the targets of the whole batch.</summary>
    public LossTargets[] HeadTargets { get; }

    /// <summary>The parts of the vectors that ranks exchange; null if there is one rank.</summary>
    public GradientParts? Parts { get; }

    /// <summary>Floats of all vectors, those of other ranks included.</summary>
    public long Memory => levels.Sum(level => (long)level.Length) + (exchange?.Memory ?? 0);

    /// <summary>The vector of a level of the tree; 0 is that of the sum.</summary>
    public AlignedBuffer Level(int level) => levels[level];

    /// <summary>Begins a batch.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="frozenLayers">By index of the layer: whether it is frozen; another array whenever that changes. Null if none is.</param>
    /// <param name="segments">The ranges of the parameters.</param>
    /// <param name="team">Who shares the work; null for the caller alone.</param>
    public void Begin(int rows, bool[]? frozenLayers, ReadOnlySpan<ParameterSegment> segments, WorkerTeam? team)
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
        exchange?.Begin(rows, team);
    }

    /// <summary>Begins one of this rank's nodes.</summary>
    /// <param name="end">Where its rows end.</param>
    public void BeginNode(int end) => (endRow, sent) = (end, 0);

    /// <summary>Whether the node ends with the rows before one: what is summed then is sent to the other ranks.</summary>
    public bool Sends(int end) => exchange is not null && end == endRow;

    /// <summary>Notes the losses of a shard.</summary>
    public void SetLoss(int shard, double loss) => losses[shard] = loss;

    /// <summary>Adds the vector of the next level to that of a level.</summary>
    public void AddNext(int level, WorkerTeam? team) => AddNext(level, new FloatRange(0, levels[level].Length), team);

    /// <summary>Lets exchanges go on.</summary>
    public void Advance() => exchange?.Advance();

    /// <summary>Waits until the next gradients may be written.</summary>
    public void WaitForVector() => exchange?.WaitForVector();

    /// <summary>
    /// Some parts of the last shard of a node are complete: adds them to what waits for them on the levels above, as the tree would do, and sends the sums.
    /// </summary>
    /// <param name="parts">How many of the node's parts are complete.</param>
    /// <param name="level">The level of the shard: at each of those above, the sum of what is left of it waits.</param>
    /// <param name="team">Who shares the work; null for the caller alone.</param>
    public void Send(int parts, int level, WorkerTeam? team)
    {
        for (; sent < parts; sent++)
        {
            for (int above = level - 1; above >= 0; above--)
            {
                AddNext(above, Parts!.Ranges[sent], team);
            }

            exchange!.Send();
        }
    }

    /// <summary>One of this rank's nodes is computed: its vector is that of level 0.</summary>
    public void EndNode() => exchange?.EndNode();

    /// <summary>All of this rank's nodes are computed; gives the losses of the whole batch, and the sum of all vectors in level 0.</summary>
    public double End()
    {
        exchange?.End(losses);
        double sum = 0;
        foreach (double loss in losses)
        {
            sum += loss;
        }

        return sum;
    }

    private void AddNext(int level, FloatRange range, WorkerTeam? team) =>
        addition.Add(levels[level], range.Start, levels[level + 1], range.Start, range.Length, team);

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
