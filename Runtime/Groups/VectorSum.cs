using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>Adds vectors, shared among workers where they are long. Elements are independent, so the split does not change the bits.</summary>
internal sealed class VectorSum : ITeamWork
{
    // About 20 µs of work for each worker.
    private const int FloatsThatPay = 100_000;

    private AlignedBuffer target = null!;
    private AlignedBuffer added = null!;
    private int targetStart;
    private int addedStart;
    private int length;

    /// <summary>target += added, from two places on.</summary>
    /// <param name="to">Has the target.</param>
    /// <param name="toStart">The target's first float, a multiple of 16.</param>
    /// <param name="from">Has what is added.</param>
    /// <param name="fromStart">Its first float, a multiple of 16.</param>
    /// <param name="count">Floats, a multiple of 16.</param>
    /// <param name="team">Who shares the work; null for the caller alone.</param>
    public void Add(AlignedBuffer to, int toStart, AlignedBuffer from, int fromStart, int count, WorkerTeam? team)
    {
        (target, targetStart, added, addedStart, length) = (to, toStart, from, fromStart, count);
        int workers = team is null ? 1 : Math.Min(team.Workers, count / FloatsThatPay);
        if (workers <= 1)
        {
            Run(0, 1);
        }
        else
        {
            team!.Run(this, workers);
        }
    }

    /// <inheritdoc/>
    public void Run(int worker, int workers)
    {
        int blocks = SharedGradients.Blocks(length);
        ref float to = ref Unsafe.Add(ref target.First, targetStart);
        ref float from = ref Unsafe.Add(ref added.First, addedStart);
        SharedGradients.Sum(
            ref to, ref from, ref to, length, WorkerTeam.FirstOfPart(blocks, worker, workers), WorkerTeam.FirstOfPart(blocks, worker + 1, workers));
    }
}
