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

    private readonly ShardTree tree;
    private readonly Group group;
    private readonly Subtree[][] nodes;
    private readonly int[] nodeCounts;
    private readonly int rounds;
    private readonly int[] slots;
    private readonly int[] sliceBytes;
    private readonly int[] sentBytes;
    private readonly int[] receivedBytes;
    private readonly int[] lossBytes;
    private readonly int sliceStart;
    private readonly int sliceLength;
    private readonly AlignedBuffer received;
    private readonly VectorSum addition = new();
    private int round;
    private int slotsTaken;

    /// <summary>Takes the memory.</summary>
    /// <param name="tree">The shards.</param>
    /// <param name="group">Several ranks.</param>
    /// <param name="length">Floats of a vector, a multiple of 16.</param>
    public GroupSum(ShardTree tree, Group group, int length)
    {
        this.tree = tree;
        this.group = group;
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
        sentBytes = new int[group.Size];
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
        Array.Fill(slots, -1);
    }

    /// <summary>Sends this rank's next node, unless it has no rows, and receives slices of those of the others.</summary>
    /// <param name="vector">Its vector.</param>
    /// <param name="rows">Rows of the whole batch.</param>
    public void Exchange(ReadOnlySpan<float> vector, int rows)
    {
        int floats = 0;
        for (int rank = 0; rank < nodes.Length; rank++)
        {
            bool sends = round < nodes[rank].Length && tree.HasRows(nodes[rank][round], rows);
            receivedBytes[rank] = sends ? sliceBytes[group.Rank] : 0;
            floats += sends ? sliceLength : 0;
            if (sends)
            {
                slots[nodes[rank][round].First] = slotsTaken++;
            }
        }

        bool sendsOwn = round < Own.Length && tree.HasRows(Own[round], rows);
        for (int rank = 0; rank < nodes.Length; rank++)
        {
            sentBytes[rank] = sendsOwn ? sliceBytes[rank] : 0;
        }

        var place = received.Span.Slice((slotsTaken * sliceLength) - floats, floats);
        group.AllToAll(sendsOwn ? MemoryMarshal.AsBytes(vector) : default, sentBytes, MemoryMarshal.AsBytes(place), receivedBytes);
        round++;
    }

    /// <summary>Receives what other ranks send after this one's last node, and gives all ranks the sum of all shards.</summary>
    /// <param name="vector">Receives the sum.</param>
    /// <param name="rows">Rows of the whole batch.</param>
    /// <param name="losses">By shard: this rank's losses; receives those of all ranks.</param>
    /// <param name="team">Who shares the work; null for the caller alone.</param>
    public void End(Span<float> vector, int rows, Span<double> losses, WorkerTeam? team)
    {
        while (round < rounds)
        {
            Exchange(default, rows);
        }

        int slot = Sum(tree.Root, team);
        received.Span.Slice(slot * sliceLength, sliceLength).CopyTo(vector[sliceStart..]);
        group.AllGather(MemoryMarshal.AsBytes(vector), sliceBytes);
        group.AllGather(MemoryMarshal.AsBytes(losses), lossBytes);
    }

    private int FirstFloat(int rank, int length) => (int)((long)rank * (length / Unit) / group.Size * Unit);

    /// <summary>Sums the slices below a node; gives where the sum is, or -1 where there are no rows.</summary>
    private int Sum(Subtree node, WorkerTeam? team)
    {
        if (nodeCounts[node.First] == node.Count)
        {
            return slots[node.First];
        }

        int left = Sum(node.Left, team), right = Sum(node.Right, team);
        if (left >= 0 && right >= 0)
        {
            addition.Add(received, left * sliceLength, received, right * sliceLength, sliceLength, team);
        }

        return left >= 0 ? left : right;
    }
}
