using System.Runtime.InteropServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// The slice of a part of all vectors that this rank sums, in the order of a <see cref="ShardTree"/>: what has come is summed with what lies beside it as soon
/// as both are there.
/// </summary>
internal sealed class SliceSum
{
    /// <summary>Slices are whole cache lines.</summary>
    private const int Unit = 16;

    private const int Nowhere = -1;

    /// <summary>This rank's node is in the vector.</summary>
    private const int InVector = -2;

    private readonly ShardTree tree;
    private readonly ShardRounds rounds;
    private readonly int rank;
    private readonly AlignedBuffer vector;
    private readonly FloatRange part;
    private readonly int sliceStart;
    private readonly int sliceLength;
    private readonly int[] sliceBytes;
    private readonly AlignedBuffer received;
    private readonly int[] places;
    private readonly int[] free;
    private readonly VectorSum addition = new();
    private int freeCount;

    /// <summary>Takes the memory.</summary>
    /// <param name="tree">The shards.</param>
    /// <param name="rounds">When their nodes come.</param>
    /// <param name="group">The ranks.</param>
    /// <param name="vector">Has each node's vector when it is sent, and the sum at the end.</param>
    /// <param name="part">The part; it begins and ends at a multiple of 16 floats.</param>
    public SliceSum(ShardTree tree, ShardRounds rounds, RankGroup group, AlignedBuffer vector, FloatRange part)
    {
        (this.tree, this.rounds, this.vector, this.part, rank) = (tree, rounds, vector, part, group.Rank);
        sliceBytes = [.. Enumerable.Range(0, group.Size).Select(r => (FirstFloat(r + 1) - FirstFloat(r)) * sizeof(float))];
        sliceStart = part.Start + FirstFloat(rank);
        sliceLength = sliceBytes[rank] / sizeof(float);
        received = new AlignedBuffer(checked(sliceLength * (rounds.Senders + rounds.Waiting)));
        places = new int[tree.Shards];
        free = new int[rounds.Waiting];

        int FirstFloat(int r) => (int)((long)r * (part.Length / Unit) / group.Size * Unit);
    }

    /// <summary>The part of the vector.</summary>
    public Span<byte> Bytes => MemoryMarshal.AsBytes(vector.Span.Slice(part.Start, part.Length));

    /// <summary>By rank: bytes of its slice.</summary>
    public ReadOnlySpan<int> SliceBytes => sliceBytes;

    /// <summary>Floats of the memory for slices of the others.</summary>
    public int Memory => received.Length;

    /// <summary>Where so many slices of a round are received.</summary>
    public Span<byte> Place(int slices) => MemoryMarshal.AsBytes(received.Span[..(slices * sliceLength)]);

    /// <summary>Begins a batch.</summary>
    public void Begin()
    {
        Array.Fill(places, Nowhere);
        freeCount = free.Length;
        for (int i = 0; i < free.Length; i++)
        {
            free[i] = rounds.Senders + i;
        }
    }

    /// <summary>The slices of a round are there: sums what lies beside each other, and makes room for the next round.</summary>
    /// <param name="round">The round.</param>
    /// <param name="rows">Rows of the whole batch.</param>
    /// <param name="team">Who shares the work; null for the caller alone.</param>
    public void Take(int round, int rows, WorkerTeam? team)
    {
        int next = 0;
        var nodes = rounds[round];
        for (int r = 0; r < nodes.Length; r++)
        {
            if (tree.HasRows(nodes[r], rows))
            {
                places[nodes[r].First] = r == rank ? InVector : next++;
            }
        }

        int sum = Sum(tree.Root, round, team);
        if (round < rounds.Count - 1)
        {
            MakeRoom();
        }
        else if (sum != InVector)
        {
            PlaceSpan(sum).CopyTo(PlaceSpan(InVector));
        }
    }

    /// <summary>Sums what is there below a node; gives where the sum is, if all is there.</summary>
    private int Sum(Subtree node, int round, WorkerTeam? team)
    {
        if (rounds.IsWhole(node))
        {
            return places[node.First];
        }

        int left = Sum(node.Left, round, team), right = Sum(node.Right, round, team);
        if (rounds.LastOf(node) > round || right == Nowhere)
        {
            return left;
        }

        places[node.Right.First] = Nowhere;
        if (left == Nowhere)
        {
            return places[node.First] = right;
        }

        var (to, toStart) = PlaceOf(left);
        var (from, fromStart) = PlaceOf(right);
        addition.Add(to, toStart, from, fromStart, sliceLength, team);
        Free(right);
        return left;
    }

    /// <summary>Moves what has to wait out of the vector, where this rank's next node comes, and from where the next round is received.</summary>
    private void MakeRoom()
    {
        for (int shard = 0; shard < places.Length; shard++)
        {
            int place = places[shard];
            if (place == InVector || (place != Nowhere && place < rounds.Senders))
            {
                int kept = free[--freeCount];
                PlaceSpan(place).CopyTo(PlaceSpan(kept));
                places[shard] = kept;
            }
        }
    }

    private void Free(int place)
    {
        if (place >= rounds.Senders)
        {
            free[freeCount++] = place;
        }
    }

    private Span<float> PlaceSpan(int place)
    {
        var (buffer, first) = PlaceOf(place);
        return buffer.Span.Slice(first, sliceLength);
    }

    private (AlignedBuffer Buffer, int Start) PlaceOf(int place) => place == InVector ? (vector, sliceStart) : (received, place * sliceLength);
}
