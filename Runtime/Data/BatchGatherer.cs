using NetGen.Generated;

namespace NetGen;

/// <summary>Lets other threads gather batches: the next one while the caller computes, or the current one together with the caller.</summary>
/// <param name="findTeam">Gives the threads, or null if there are none at the moment and the caller works alone.</param>
/// <param name="gather">Gathers the rows from ≤ row &lt; to of the batch that starts at a position: (buffer, position, from, to).</param>
/// <param name="spare">Where the next batch goes while the caller reads the current one; null to gather the current one only.</param>
internal sealed class BatchGatherer(Func<WorkerTeam?> findTeam, Action<BatchBuffer, int, int, int> gather, BatchBuffer? spare) : ITeamWork
{
    /// <summary>
    /// Floats of a batch that take longer to gather than a thread takes to wake and its rows to come from another processor's cache: measured, 25,000 lose and
    /// 100,000 win.
    /// </summary>
    public const int FloatsThatPay = 50_000;

    private readonly bool isAhead = spare is not null;
    private BatchBuffer? spare = spare;
    private BatchBuffer target = null!;
    private int first;
    private int rows;
    private bool isRunning;

    /// <summary>Gives the buffer that holds a batch, and has the next one gathered.</summary>
    /// <param name="current">The buffer that is no longer read.</param>
    /// <param name="position">Where the batch starts.</param>
    /// <param name="count">Its rows.</param>
    /// <param name="countAfter">Rows of the batch after it.</param>
    public BatchBuffer Take(BatchBuffer current, int position, int count, int countAfter)
    {
        if (!isAhead && findTeam() is { } others)
        {
            Order(current, position, count);
            others.Run(this, Math.Clamp(count, 1, others.Workers));
            return current;
        }

        var ready = current;
        if (isRunning)
        {
            isRunning = false;
            findTeam()!.Wait();
            ready = target;
            spare = current;
        }
        else
        {
            gather(current, position, 0, count);
        }

        if (isAhead && countAfter > 0)
        {
            Order(spare!, position + count, countAfter);
            findTeam()!.Start(this, 2);
            isRunning = true;
        }

        return ready;
    }

    /// <summary>Waits for a batch that will not be used, and ignores its errors.</summary>
    public void Discard()
    {
        if (isRunning)
        {
            isRunning = false;
            findTeam()!.WaitForOthers();
        }
    }

    /// <inheritdoc/>
    public void Run(int worker, int workers)
    {
        // Ahead, the one thread beside the caller's does it all.
        if (isAhead)
        {
            gather(target, first, 0, rows);
        }
        else
        {
            gather(target, first, WorkerTeam.FirstOfPart(rows, worker, workers), WorkerTeam.FirstOfPart(rows, worker + 1, workers));
        }
    }

    private void Order(BatchBuffer buffer, int position, int count)
    {
        target = buffer;
        first = position;
        rows = count;
    }
}
