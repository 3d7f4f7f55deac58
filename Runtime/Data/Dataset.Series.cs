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
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        long needed = (long)length + horizon;
        List<int> starts = [];
        int first = 0, longest = 0;
        for (int i = 0; i < series.Count; i++)
        {
            int steps = DatasetCheck.Rows(series[i], size, $"{nameof(series)}[{i}]", nameof(size));
            longest = Math.Max(longest, steps);
            for (long start = first; start + needed <= (long)first + steps; start += stride)
            {
                starts.Add((int)start);
            }

            first = checked(first + steps);
        }

        if (starts.Count == 0)
        {
            throw new ArgumentException(
                $"A window of {NumberText.Count(length, "step")} and {NumberText.Count(horizon, "step")} to learn after it need {needed} steps, "
                + $"but {(series.Count == 0 ? "there is no series" : $"the longest series has {longest}")}.",
                nameof(series));
        }

        float[] values = series.Count == 1 ? [.. series[0]] : [.. series.SelectMany(s => s)];
        int offset = perStep ? horizon : length;
        return new Dataset(
            new DatasetStorage
            {
                Count = first - length - horizon + 1,
                Inputs = values,
                InputSize = checked(length * size),
                InputStride = size,
                Targets = values[(offset * size)..],
                TargetSize = checked((perStep ? length : horizon) * size),
                TargetStride = size,
            },
            [.. starts]);
    }
}
