using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Iterates over a data set in batches, epoch by epoch. The rows of a batch are gathered into buffers that are used again:
/// after construction nothing is allocated. The last batch of an epoch has the remaining rows.
/// </summary>
/// <remarks>
/// The order of an epoch is a pure function of the seed and the epoch's number (Fisher–Yates over counter-based random numbers),
/// so an epoch can be repeated or training resumed without going through those before it. One object serves one thread.
/// <code>
/// foreach (var batch in batches.Epoch(epoch))
/// {
///     network.TrainStep(batch.Inputs, batch.Targets, optimizer);
/// }
/// </code>
/// </remarks>
public sealed class MiniBatches
{
    private const int NotBegun = -1;
    private readonly Dataset data;
    private readonly long seed;
    private readonly bool shuffle;
    private readonly int capacity;
    private readonly int[] order;
    private readonly SeriesWalk? walk;
    private readonly int[] walked = [];
    private BatchBuffer buffer;
    private BatchGatherer? gatherer;
    private long epoch;
    private int position = NotBegun;

    /// <summary>Makes the buffers.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="batchSize">Rows of a batch, at least 1; where it is more than the data set has, a batch is the whole data set.</param>
    /// <param name="seed">Keys the order of the rows.</param>
    /// <param name="shuffle">Whether every epoch has an order of its own; otherwise it is that of the data set.</param>
    /// <param name="dropLast">Whether the last batch of an epoch is left out where it is short.</param>
    /// <param name="transform">Changes the inputs of every row that is put into a batch; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1.</exception>
    /// <exception cref="ArgumentException">There would be no batch: the data set is empty, or shorter than the one batch that may not be short.</exception>
    public MiniBatches(Dataset data, int batchSize, long seed, bool shuffle = true, bool dropLast = false, IRowTransform? transform = null)
        : this(data, batchSize, seed, shuffle, dropLast, transform, walksSeries: false)
    {
    }

    /// <summary>Makes the buffers.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="batchSize">Rows of a batch.</param>
    /// <param name="seed">Keys the order of the rows.</param>
    /// <param name="shuffle">Whether every epoch has an order of its own.</param>
    /// <param name="dropLast">Whether short batches are left out.</param>
    /// <param name="transform">Changes the inputs of every row.</param>
    /// <param name="walksSeries">Whether the rows of a batch go on where those of the batch before it ended; then the order is one of series.</param>
    internal MiniBatches(Dataset data, int batchSize, long seed, bool shuffle, bool dropLast, IRowTransform? transform, bool walksSeries)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (batchSize < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A batch needs at least one row, but the batch size is {batchSize}.");
        }

        if (data.Count == 0)
        {
            throw new ArgumentException("The data set has no rows to make batches of.", nameof(data));
        }

        if (dropLast && data.Count < batchSize && !walksSeries)
        {
            throw new ArgumentException(
                $"The data set has {NumberText.Count(data.Count, "row")}, too few for a batch of {batchSize}, and short batches are dropped.",
                nameof(data));
        }

        this.data = data;
        this.seed = seed;
        this.shuffle = shuffle;
        Transform = transform;
        BatchSize = batchSize;
        RowsPerEpoch = dropLast ? data.Count - (data.Count % batchSize) : data.Count;
        BatchesPerEpoch = (int)(((long)RowsPerEpoch + batchSize - 1) / batchSize);
        capacity = Math.Min(batchSize, data.Count);
        order = new int[data.Count];
        if (walksSeries)
        {
            walk = new SeriesWalk(data, batchSize);
            walked = new int[data.Count];
            BatchesPerEpoch = dropLast ? walk.WholeBatches : walk.Batches;
            RowsPerEpoch = walk.FirstOf(BatchesPerEpoch);
            capacity = walk.Rows;
        }

        buffer = CreateBuffer();
    }

    /// <summary>Rows of a batch, except perhaps the last of an epoch.</summary>
    public int BatchSize { get; }

    /// <summary>Number of batches of an epoch.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>Rows of an epoch.</summary>
    internal int RowsPerEpoch { get; }

    /// <summary>Rows of the current batch; 0 before the first and after the last.</summary>
    public int Rows { get; private set; }

    /// <summary>Steps of a row, if rows are windows over series.</summary>
    internal int WindowSteps => data.WindowSteps;

    /// <summary>The most rows of a batch.</summary>
    internal int MostRows => capacity;

    /// <summary>
    /// Where the rows of a batch go on where those of the batch before it ended: the steps that each row of the current batch has gone through since its series
    /// began, 0 where it begins.
    /// </summary>
    internal ReadOnlySpan<int> Walked => walked.AsSpan(position - Rows, Rows);

    /// <summary>Changes the inputs of every row that is put into a batch; null for none.</summary>
    public IRowTransform? Transform { get; }

    /// <summary>The inputs of the current batch: rows × inputs, row-major. Valid until the next batch is made.</summary>
    public ReadOnlySpan<float> Inputs => IsInPlace ? data.InputsOf(Math.Max(0, position - Rows), Rows) : buffer.Inputs(Rows);

    /// <summary>
    /// The valid steps of each row of the current batch, if rows have lengths of their own; otherwise empty. Valid until the next batch is made.
    /// </summary>
    public ReadOnlySpan<int> Lengths => buffer.Targets(Rows).Lengths;

    /// <summary>
    /// The targets of the current batch: labels or values as the data set has them, and its row weights (no class weights: those belong to the training). Valid
    /// until the next batch is made.
    /// </summary>
    public TargetBatch Targets => buffer.Targets(Rows);

    /// <summary>
    /// Which rows of a batch of so many have their inputs gathered, from ≤ row &lt; to; those of the others are not there. Null for all.
    /// </summary>
    internal Func<int, (int From, int To)>? InputRows { get; set; }

    /// <summary>Whether a batch is so much work to gather that other threads should do it.</summary>
    internal bool IsCostlyToGather => !IsInPlace && (Transform is not null || data.IsInFile || (long)capacity * data.InputSize >= BatchGatherer.FloatsThatPay);

    // Batches of neighbouring rows that nothing changes are read where they stand.
    private bool IsInPlace => !shuffle && walk is null && data.IsWhole && Transform is null;

    /// <summary>Lets other threads gather batches from now on. The batches are the same.</summary>
    /// <param name="team">The threads.</param>
    /// <param name="isAhead">Whether they gather the next batch while the caller works on the current one; otherwise the caller helps them, and waits.</param>
    internal void GatherWith(WorkerTeam team, bool isAhead) =>
        gatherer = new BatchGatherer(() => team, Gather, isAhead ? CreateBuffer() : null);

    /// <summary>Lets the workers that there are at the time help to gather each batch from now on. The batches are the same.</summary>
    internal void GatherWith(Func<WorkerTeam?> findTeam) => gatherer = new BatchGatherer(findTeam, Gather, null);

    /// <summary>Waits for what other threads still gather. Without this their team may not be disposed of.</summary>
    internal void StopGathering()
    {
        gatherer?.Discard();
        gatherer = null;
    }

    /// <summary>Begins an epoch: puts the rows in its order, before its first batch.</summary>
    /// <param name="epoch">The epoch's number; keys the order together with the seed.</param>
    public void Begin(long epoch) => Begin(epoch, 0);

    /// <summary>Begins an epoch after some of its batches.</summary>
    /// <param name="epoch">The epoch's number; keys the order together with the seed.</param>
    /// <param name="batches">The batches that are left out, up to all of them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Begin(long epoch, int batches)
    {
        gatherer?.Discard();
        ulong key = Shuffle.Key(seed, epoch);
        if (walk is not null)
        {
            walk.Fill(order, walked, shuffle ? key : null);
        }
        else
        {
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }

            if (shuffle)
            {
                Shuffle.InPlace(order, key);
            }
        }

        this.epoch = epoch;
        position = walk is null ? (int)Math.Min((long)batches * BatchSize, RowsPerEpoch) : walk.FirstOf(Math.Min(batches, BatchesPerEpoch));
        Rows = 0;
    }

    /// <summary>Gathers the next batch; false after the last.</summary>
    /// <exception cref="InvalidOperationException">No epoch was begun.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        if (position == NotBegun)
        {
            throw new InvalidOperationException($"No epoch has begun: call {nameof(Begin)} first.");
        }

        Rows = RowsAt(position);
        if (gatherer is null)
        {
            Gather(buffer, position, 0, Rows);
        }
        else
        {
            buffer = gatherer.Take(buffer, position, Rows, RowsAt(position + Rows));
        }

        position += Rows;
        return Rows > 0;
    }

    /// <summary>The batches of an epoch, for <c>foreach</c>; each is valid until the next one.</summary>
    /// <param name="epoch">The epoch's number; keys the order together with the seed.</param>
    public MiniBatchEpoch Epoch(long epoch) => new(this, epoch);

    private int RowsAt(int first) => walk is null ? Math.Min(BatchSize, RowsPerEpoch - first) : first < RowsPerEpoch ? walk.RowsAt(first) : 0;

    private BatchBuffer CreateBuffer() => new(data, capacity, copiesInputs: !IsInPlace);

    private void Gather(BatchBuffer destination, int first, int from, int to)
    {
        var (firstInput, lastInput) = InputRows?.Invoke(RowsAt(first)) ?? (from, to);
        destination.Gather(order.AsSpan(first, to), from, to, Math.Max(from, firstInput), Math.Min(to, lastInput), Transform, seed, epoch);
    }
}
