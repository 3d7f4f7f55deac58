#pragma warning disable RS0027 // A function is taken for no number.
namespace NetGen;

/// <content>Windows over rows that follow each other in time.</content>
public sealed partial class Dataset
{
    /// <summary>
    /// Windows over a series: the rows of the data set in time order. A window is so many rows that follow each other, one after the other as one
    /// input, and learns the target of a row behind it.
    /// </summary>
    /// <remarks>
    /// <code>
    /// var (train, test) = series.SplitByTime(0.8);
    /// trainer.Fit(train.Windows(length: 48, horizon: 1));
    /// </code>
    /// <para>
    /// The inputs are time × the inputs of a row, what <c>[Network(48, 3)]</c> takes for 48 rows of 3 inputs. They are not copied: windows that
    /// overlap share their memory, or the file that the rows stay in. Split a series before its windows are made, so that none of one part reaches
    /// into another.
    /// </para>
    /// <para>
    /// No window reaches over a row that was left out (<see cref="DroppedRows"/>), or that this view does not have. <see cref="SourceRow"/>,
    /// <see cref="Id"/> and the weight of a window are those of the row whose target it has.
    /// </para>
    /// </remarks>
    /// <param name="length">Rows of a window, at least 1.</param>
    /// <param name="horizon">
    /// How many rows behind the last one of the window its target is; 0 for that of the last row itself. In a series without labels and targets it is
    /// the inputs of that row, and with 0 the windows have none: windows to predict.
    /// </param>
    /// <param name="stride">How many rows the next window begins behind the one before it, at least 1. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">No window fits.</exception>
    /// <exception cref="InvalidOperationException">The rows are not in the order that they had at their source, or are windows already.</exception>
    public Dataset Windows(int length, int horizon, int stride = 1) => SeriesWindows.Of(this, null, length, horizon, stride);

    /// <summary>Windows over several series, as <see cref="Windows(int, int, int)"/> makes them over one: none reaches from one series into the next.</summary>
    /// <typeparam name="TKey">What tells series apart.</typeparam>
    /// <param name="length">Rows of a window, at least 1.</param>
    /// <param name="horizon">How many rows behind the last one of the window its target is.</param>
    /// <param name="stride">How many rows the next window begins behind the one before it, at least 1.</param>
    /// <param name="series">Which series a row belongs to, by its number: <c>row => data.Id(row)!</c>. The rows of a series stand together.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">No window fits.</exception>
    /// <exception cref="InvalidOperationException">The rows are not in the order that they had at their source, or are windows already.</exception>
    public Dataset Windows<TKey>(int length, int horizon, int stride, Func<int, TKey> series)
        where TKey : notnull => SeriesWindows.Of(this, RowGroups.Of(Count, series), length, horizon, stride);

    /// <summary>The windows that begin at rows of this view.</summary>
    /// <param name="starts">The rows that they begin at.</param>
    /// <param name="length">Rows of a window.</param>
    /// <param name="horizon">How far behind its last row the target is.</param>
    internal Dataset WindowsAt(int[] starts, int length, int horizon)
    {
        int offset = length - 1 + horizon, size = storage.InputSize;
        var windows = storage with
        {
            Count = storage.Count - offset,
            InputSize = checked(length * size),
            InputStride = size,
            Labels = storage.Labels?[(offset * storage.LabelCount)..],
            Targets = storage.Targets?[(offset * storage.TargetSize)..],
            FeatureNames = storage.FeatureNames is { } names ? SeriesWindows.Names(names, length) : null,
            Features = storage.Features is { } features ? SeriesWindows.Features(features, length) : null,
            Source = (storage.Source ?? new DatasetSource([], null, null)).Shifted(offset),
        };
        if (storage.Heads.Count > 0)
        {
            windows = windows.With([.. storage.Heads.Select(head => head.Skip(offset))]);
        }
        else if (!HasLabels && !HasTargets && horizon > 0)
        {
            windows = windows with { Targets = InputsFrom(offset), TargetSize = size };
        }

        float[]? windowWeights = weights is null ? null : Array.ConvertAll(starts, row => weights[row + offset]);
        return new Dataset(windows, Array.ConvertAll(starts, StorageRow), windowWeights, stratifiedBy);
    }

    /// <summary>Whether rows share values, as windows do.</summary>
    internal bool HasWindows => storage.InputStride != storage.InputSize;

    /// <summary>The inputs of the storage from a row on, as targets.</summary>
    private float[] InputsFrom(int row)
    {
        int size = storage.InputSize;
        float[] inputs = new float[(storage.Count - row) * size];
        if (storage.File is { } file)
        {
            file.Read(row, inputs);
        }
        else
        {
            storage.Inputs.AsSpan(row * size, inputs.Length).CopyTo(inputs);
        }

        return inputs;
    }
}
