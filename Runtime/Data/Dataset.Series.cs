namespace NetGen;

/// <content>Windows over series that learn the steps after them.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// Windows over series of steps, which learn the steps that follow: a row has <paramref name="length"/> steps as its inputs, and as its targets the
    /// <paramref name="horizon"/> steps after them, or with <paramref name="perStep"/> for each of its steps the one that comes <paramref name="horizon"/>
    /// steps later.
    /// </summary>
    /// <remarks>
    /// <code>
    /// var week = Dataset.FromSeries([values], size: 1, length: 336, horizon: 48);               // 336 × 1 → the next 48
    /// var next = Dataset.FromSeries([values], size: 1, length: 64, horizon: 1, perStep: true);  // 64 × 1 → each step the next one
    /// </code>
    /// <para>
    /// Windows are views: they share the memory of a copy of the series, and their targets that of another. No window reaches from one series into the next. To
    /// train on the past and test on what comes later, divide the arrays; windows of one data set may overlap. <see cref="SourceRow"/> is the step at which a
    /// window begins, counted through all series.
    /// </para>
    /// </remarks>
    /// <param name="series">The series, each steps × <paramref name="size"/>, in the order of time; one is <c>[values]</c>.</param>
    /// <param name="size">Numbers of a step, at least 1.</param>
    /// <param name="length">Steps of a window, at least 1.</param>
    /// <param name="horizon">How many steps after the window are learnt; with <paramref name="perStep"/> how far ahead each step looks. At least 1.</param>
    /// <param name="stride">How many steps the next window begins after the one before it, at least 1. Default 1.</param>
    /// <param name="perStep">Whether each step has a target, for losses with <c>PerStep</c>. Default <see langword="false"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">There is no series, or one has a part of a step; a value is not finite; no window fits into any series.</exception>
    public static Dataset FromSeries(IReadOnlyList<float[]> series, int size, int length, int horizon, int stride = 1, bool perStep = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var (starts, seriesStarts, steps) = WindowStarts(series, size, length, horizon, stride);
        float[] values = Joined(series);
        int offset = perStep ? horizon : length;
        return new Dataset(
            new DatasetStorage
            {
                Count = steps - length - horizon + 1,
                Inputs = values,
                InputSize = checked(length * size),
                InputStride = size,
                Targets = values[(offset * size)..],
                TargetSize = checked((perStep ? length : horizon) * size),
                TargetStride = size,
                WindowSteps = length,
                SeriesStarts = seriesStarts,
            },
            starts);
    }

    /// <summary>
    /// Windows over series of steps, which learn what second series have at the same steps: a row has <paramref name="length"/> steps as its inputs, and for
    /// each of them the numbers of that step as its targets, for losses with <c>PerStep</c>. So a network learns what a device makes of a signal.
    /// </summary>
    /// <remarks>
    /// <code>
    /// var windows = Dataset.FromSeriesAndTargets([played], size: 1, [heard], targetSize: 1, length: 2048, stride: 2048);
    /// </code>
    /// Windows are views, as those of <see cref="FromSeries"/>; none reaches from one series into the next.
    /// </remarks>
    /// <param name="series">The series, each steps × <paramref name="size"/>, in the order of time.</param>
    /// <param name="size">Numbers of a step, at least 1.</param>
    /// <param name="targets">For each series what is learnt, steps × <paramref name="targetSize"/>, as many steps as the series has.</param>
    /// <param name="targetSize">Numbers of a step that are learnt, at least 1.</param>
    /// <param name="length">Steps of a window, at least 1.</param>
    /// <param name="stride">How many steps the next window begins after the one before it, at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">There is no series, one has a part of a step, or no targets or targets of another length; a value is not finite; no
    /// window fits into any series.
    /// </exception>
    public static Dataset FromSeriesAndTargets(
        IReadOnlyList<float[]> series, int size, IReadOnlyList<float[]> targets, int targetSize, int length, int stride = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count != series.Count)
        {
            throw new ArgumentException(
                $"Each series needs its targets, but there are {series.Count} series and targets of {targets.Count}.", nameof(targets));
        }

        var (starts, seriesStarts, steps) = WindowStarts(series, size, length, 0, stride);
        for (int i = 0; i < series.Count; i++)
        {
            int expected = series[i].Length / size, actual = DatasetCheck.Rows(targets[i], targetSize, $"{nameof(targets)}[{i}]", nameof(targetSize));
            if (actual != expected)
            {
                throw new ArgumentException(
                    $"Series {i} has {NumberText.Count(expected, "step")}, but its targets have {NumberText.Count(actual, "step")}.", nameof(targets));
            }
        }

        return new Dataset(
            new DatasetStorage
            {
                Count = steps - length + 1,
                Inputs = Joined(series),
                InputSize = checked(length * size),
                InputStride = size,
                Targets = Joined(targets),
                TargetSize = checked(length * targetSize),
                TargetStride = targetSize,
                WindowSteps = length,
                SeriesStarts = seriesStarts,
            },
            starts);
    }

    /// <summary>Steps of a window over series; 0 if rows are no such windows. Where one begins is its <see cref="SourceRow"/>.</summary>
    internal int WindowSteps => storage.WindowSteps;

    /// <summary>Whether a row is a window that begins where the row before it ends, in the same series.</summary>
    internal bool GoesOn(int row) =>
        row > 0 && WindowSteps > 0 && SourceRow(row) == (long)SourceRow(row - 1) + WindowSteps && Array.BinarySearch(storage.SeriesStarts, SourceRow(row)) < 0;

    private static float[] Joined(IReadOnlyList<float[]> series) => series.Count == 1 ? [.. series[0]] : [.. series.SelectMany(s => s)];

    /// <summary>Where windows and series begin, in steps of all series one after the other, and how many steps these have.</summary>
    private static (int[] Windows, int[] Series, int Steps) WindowStarts(
        IReadOnlyList<float[]> series, int size, int length, int horizon, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        long needed = (long)length + horizon;
        List<int> starts = [];
        int[] seriesStarts = new int[series.Count];
        int longest = 0, steps = 0;
        for (int i = 0; i < series.Count; i++)
        {
            int ofSeries = DatasetCheck.Rows(series[i], size, $"{nameof(series)}[{i}]", nameof(size));
            longest = Math.Max(longest, ofSeries);
            seriesStarts[i] = steps;
            for (long start = steps; start + needed <= (long)steps + ofSeries; start += stride)
            {
                starts.Add((int)start);
            }

            steps = checked(steps + ofSeries);
        }

        return starts.Count > 0 ? ([.. starts], seriesStarts, steps) : throw new ArgumentException(
            $"A window of {NumberText.Count(length, "step")}{(horizon == 0 ? string.Empty : $" and {NumberText.Count(horizon, "step")} to learn after it")} "
            + $"{(horizon == 0 ? "needs" : "need")} {NumberText.Count(needed, "step")}, "
            + $"but {(series.Count == 0 ? "there is no series" : $"the longest series has {longest}")}.",
            nameof(series));
    }
}
