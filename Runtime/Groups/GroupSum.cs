using System.Runtime.InteropServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Sums the vectors of all shards over a group, in the order of a <see cref="ShardTree"/>: each rank receives one slice of the vector of every node that a rank
/// has computed, sums it, and gives the sum to all.
/// </summary>
/// <remarks>
/// A rank computes its shards as few whole nodes, and sends them one by one: one after its first node, another after its second, and so on, so that it never
/// holds the vectors of all. Where the number of ranks is a power of two there is one.
/// </remarks>
internal sealed class GroupSum
{
    /// <summary>Slices are whole cache lines.</summary>
    private const int Unit = 16;

    private const int Nowhere = -1;

    /// <summary>This rank's last node stays in the vector.</summary>
    private const int InVector = -2;

    private readonly ShardTree tree;
    private readonly RankGroup group;
    private readonly Subtree[][] nodes;
    private readonly int[] nodeCounts;
    private readonly int rounds;
    private readonly int[] slots;
    private readonly int[] sliceBytes;
    private readonly int[] nothing;
    private readonly int[] receivedBytes;
    private readonly int[] lossBytes;
    private readonly int sliceStart;
    private readonly int sliceLength;
    private readonly AlignedBuffer vector;
    private readonly AlignedBuffer received;
    private readonly VectorSum addition = new();
    private int round;
    private int slotsTaken;

    /// <summary>Takes the memory.</summary>
    /// <param name="tree">The shards.</param>
    /// <param name="group">Several ranks.</param>
    /// <param name="vector">Has each node's vector when it is sent, and the sum at the end; a multiple of 16 floats.</param>
    public GroupSum(ShardTree tree, RankGroup group, AlignedBuffer vector)
    {
        this.tree = tree;
        this.group = group;
        this.vector = vector;
        int length = vector.Length;
        nodes = [.. Enumerable.Range(0, group.Size).Select(rank => tree.NodesOf(rank, group.Size))];
        rounds = nodes.Max(n => n.Length);
        nodeCounts = new int[tree.Shards];
        foreach (var node in nodes.SelectMany(n => n))
        {
            nodeCounts[node.First] = node.Count;
        }

        slots = new int[tree.Shards];
        sliceBytes = [.. Enumerable.Range(0, group.Size).Select(rank => (FirstFloat(rank + 1, length) - FirstFloat(rank, length)) * sizeof(float))];
        lossBytes = [.. Enumerable.Range(0, group.Size).Select(rank => (tree.FirstShard(rank + 1, group.Size) - tree.FirstShard(rank, group.Size)) * sizeof(double))];
        nothing = new int[group.Size];
        receivedBytes = new int[group.Size];
        sliceStart = FirstFloat(group.Rank, length);
        sliceLength = FirstFloat(group.Rank + 1, length) - sliceStart;
        received = new AlignedBuffer(checked(sliceLength * nodes.Sum(n => n.Length)));
    }

    /// <summary>The nodes that this rank computes, in order.</summary>
    public ReadOnlySpan<Subtree> Own => nodes[group.Rank];

    /// <summary>Begins a batch.</summary>
    public void Begin()
    {
        round = 0;
        slotsTaken = 0;
        Array.Fill(slots, Nowhere);
    }

    /// <summary>This rank's next node, if it has one, is in the vector: sends it, unless it has no rows, and receives slices of those of the others.</summary>
    /// <param name="rows">Rows of the whole batch.</param>
    public void Exchange(int rows)
    {
        int first = slotsTaken;
        bool sendsOwn = false;
        for (int rank = 0; rank < nodes.Length; rank++)
        {
            bool isOwn = rank == group.Rank, sends = round < nodes[rank].Length && tree.HasRows(nodes[rank][round], rows);
            receivedBytes[rank] = sends && !isOwn ? sliceBytes[group.Rank] : 0;
            sendsOwn |= sends && isOwn;
            if (sends && !isOwn)
            {
                slots[nodes[rank][round].First] = slotsTaken++;
            }
        }

        var place = received.Span[(first * sliceLength)..(slotsTaken * sliceLength)];
        group.AllToAll(
            sendsOwn ? MemoryMarshal.AsBytes(vector.Span) : default, sendsOwn ? sliceBytes : nothing, MemoryMarshal.AsBytes(place), receivedBytes);
        if (sendsOwn)
        {
            slots[Own[round].First] = round == Own.Length - 1 ? InVector : Keep();
        }

        round++;
    }

    /// <summary>Receives what other ranks send after this one's last node, and gives all ranks the sum of all shards in the vector.</summary>
    /// <param name="rows">Rows of the whole batch.</param>
    /// <param name="losses">By shard: this rank's losses; receives those of all ranks.</param>
    /// <param name="team">Who shares the work; null for the caller alone.</param>
    public void End(int rows, Span<double> losses, WorkerTeam? team)
    {
        while (round < rounds)
        {
            Exchange(rows);
        }

        int slot = Sum(tree.Root, team);
        if (slot != InVector)
        {
            received.Span.Slice(slot * sliceLength, sliceLength).CopyTo(vector.Span[sliceStart..]);
        }

        group.AllGather(MemoryMarshal.AsBytes(vector.Span), sliceBytes);
        group.AllGather(MemoryMarshal.AsBytes(losses), lossBytes);
    }

    private int FirstFloat(int rank, int length) => (int)((long)rank * (length / Unit) / group.Size * Unit);

    /// <summary>Copies this rank's slice of its node out of the vector, where the next node comes.</summary>
    private int Keep()
    {
        vector.Span.Slice(sliceStart, sliceLength).CopyTo(received.Span[(slotsTaken * sliceLength)..]);
        return slotsTaken++;
    }

    /// <summary>Sums the slices below a node; gives where the sum is.</summary>
    private int Sum(Subtree node, WorkerTeam? team)
    {
        if (nodeCounts[node.First] == node.Count)
        {
            return slots[node.First];
        }

        int left = Sum(node.Left, team), right = Sum(node.Right, team);
        if (left == Nowhere || right == Nowhere)
        {
            return left == Nowhere ? right : left;
        }

        var (sum, sumStart) = PlaceOf(left);
        var (added, addedStart) = PlaceOf(right);
        addition.Add(sum, sumStart, added, addedStart, sliceLength, team);
        return left;
    }

    private (AlignedBuffer Buffer, int Start) PlaceOf(int slot) => slot == InVector ? (vector, sliceStart) : (received, slot * sliceLength);
}
