using System.Runtime.InteropServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Sums the vectors of all shards over a group, in the order of a <see cref="ShardTree"/>: each rank receives one slice of each part of the vector of every
/// node that a rank has computed, sums them, and gives the sums to all. The exchanges go on while the ranks compute.
/// </summary>
/// <remarks>
/// The exchanges have one order on all ranks: those of the parts of a round's nodes, round after round, and then those of the parts' sums. A part's exchange
/// begins as soon as the one before it of the same part is done and this rank has what it sends; it sends nothing where it has no node in the round.
/// </remarks>
internal sealed class GroupSum
{
    private readonly ShardTree tree;
    private readonly RankGroup group;
    private readonly ShardRounds rounds;
    private readonly SliceSum[] parts;
    private readonly RankExchange[] exchanges;
    private readonly int[] ownRounds;
    private readonly int[] nothing;
    private readonly int[] receivedBytes;
    private readonly int[] lossBytes;
    private int rows;
    private WorkerTeam? team;

    // Exchanges in their order: how many are done, how many have begun, and how many can as far as this rank's nodes are concerned.
    private int done;
    private int begun;
    private int ready;
    private int node;

    /// <summary>Takes the memory.</summary>
    /// <param name="tree">The shards.</param>
    /// <param name="group">Several ranks.</param>
    /// <param name="vector">Has each node's vector when it is sent, and the sum at the end; a multiple of 16 floats.</param>
    /// <param name="ranges">The parts of the vector, in the order in which they are sent; each begins and ends at a multiple of 16 floats.</param>
    public GroupSum(ShardTree tree, RankGroup group, AlignedBuffer vector, IReadOnlyList<FloatRange> ranges)
    {
        this.tree = tree;
        this.group = group;
        rounds = new ShardRounds(tree, group.Size);
        parts = [.. ranges.Select(range => new SliceSum(tree, rounds, group, vector, range))];
        exchanges = new RankExchange[parts.Length];
        ownRounds = [.. ShardRounds.NodesOf(tree, group.Rank, group.Size).Select(rounds.LastOf)];
        lossBytes = [.. Enumerable.Range(0, group.Size).Select(rank => (tree.FirstShard(rank + 1, group.Size) - tree.FirstShard(rank, group.Size)) * sizeof(double))];
        nothing = new int[group.Size];
        receivedBytes = new int[group.Size];
    }

    /// <summary>Floats of the memory for what other ranks send.</summary>
    public int Memory => parts.Sum(part => part.Memory);

    /// <summary>Begins a batch.</summary>
    /// <param name="batchRows">Rows of the whole batch.</param>
    /// <param name="workers">Who shares the work; null for the caller alone.</param>
    public void Begin(int batchRows, WorkerTeam? workers)
    {
        (rows, team) = (batchRows, workers);
        (done, begun, node) = (0, 0, 0);
        ready = ownRounds[0] * parts.Length;
        foreach (var part in parts)
        {
            part.Begin();
        }
    }

    /// <summary>The next part of this rank's node is in the vector, and stays as it is until <see cref="WaitForVector"/> or <see cref="End"/>.</summary>
    public void Send()
    {
        ready++;
        Advance();
    }

    /// <summary>All parts of this rank's node are in the vector, or it has no rows.</summary>
    public void EndNode()
    {
        node++;
        ready = (node < ownRounds.Length ? ownRounds[node] : rounds.Count + 1) * parts.Length;
        Advance();
    }

    /// <summary>Lets the exchanges go on, without waiting for other ranks.</summary>
    public void Advance() => Advance(0);

    /// <summary>Waits until this rank's node before is sent: the next one may be in the vector.</summary>
    public void WaitForVector()
    {
        if (node > 0)
        {
            Advance((ownRounds[node - 1] + 1) * parts.Length);
        }
    }

    /// <summary>All of this rank's nodes are sent: gives all ranks the sum of all shards in the vector.</summary>
    /// <param name="losses">By shard, pinned: this rank's losses; receives those of all ranks.</param>
    public void End(Span<double> losses)
    {
        Advance(rounds.Count * parts.Length);
        var ofLosses = group.BeginAllGather(MemoryMarshal.AsBytes(losses), lossBytes);
        Advance((rounds.Count + 1) * parts.Length);
        ofLosses.Wait();
    }

    /// <summary>Begins and ends what can, and waits until so many exchanges are done.</summary>
    private void Advance(int count)
    {
        while (true)
        {
            for (; begun < Math.Min(ready, done + parts.Length); begun++)
            {
                exchanges[begun % parts.Length] = Begin(begun / parts.Length, parts[begun % parts.Length]);
            }

            if (done == begun || (done >= count && !exchanges[done % parts.Length].Advance()))
            {
                return;
            }

            int round = done / parts.Length;
            exchanges[done % parts.Length].Wait();
            if (round < rounds.Count)
            {
                parts[done % parts.Length].Take(round, rows, team);
            }

            done++;
        }
    }

    /// <summary>Begins the exchange of a part in a round; after the last one, that of the sums.</summary>
    private RankExchange Begin(int round, SliceSum part)
    {
        if (round == rounds.Count)
        {
            return group.BeginAllGather(part.Bytes, part.SliceBytes);
        }

        var nodes = rounds[round];
        int slices = 0;
        for (int rank = 0; rank < nodes.Length; rank++)
        {
            bool isReceived = rank != group.Rank && tree.HasRows(nodes[rank], rows);
            receivedBytes[rank] = isReceived ? part.SliceBytes[group.Rank] : 0;
            slices += isReceived ? 1 : 0;
        }

        bool sends = tree.HasRows(nodes[group.Rank], rows);
        return group.BeginAllToAll(sends ? part.Bytes : default, sends ? part.SliceBytes : nothing, part.Place(slices), receivedBytes);
    }
}
