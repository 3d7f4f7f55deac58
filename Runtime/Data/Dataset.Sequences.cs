#pragma warning disable RS0026 // The targets of rows and of steps have different types.
namespace NetGen;

/// <content>Rows that are sequences with lengths of their own.</content>
public sealed partial class Dataset
{
    /// <summary>Whether rows are sequences with lengths of their own.</summary>
    public bool HasLengths => storage.Lengths is not null;

    /// <summary>The most steps that a row can have, if rows have lengths of their own; otherwise 0. Values of a row behind its last step are 0.</summary>
    public int Steps => storage.Steps;

    /// <summary>The valid steps of a row, from 1 to <see cref="Steps"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">All rows have the same length.</exception>
    public int Length(int row)
    {
        int[] lengths = storage.Lengths ?? throw new InvalidOperationException("All rows of the data set have the same length.");
        return lengths[StorageRow(row)];
    }

    /// <summary>A data set of sequences of different length and their classes; the values are copied.</summary>
    /// <param name="sequences">The sequences: of each the steps one behind the other, at least one.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <param name="labels">One class index a sequence, from 0.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one has no step, a part of a step or too many steps; a value is not finite; there are
    /// more or fewer labels than sequences; a label is negative, has no name, or is beyond a million and the number of sequences; a name occurs twice.
    /// </exception>
    public static Dataset FromSequences(float[][] sequences, int features, int[] labels, IReadOnlyList<string>? classNames = null, int steps = 0)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var padded = SequencePadding.Of(sequences, features, steps, nameof(sequences));
        DatasetCheck.Length("labels", labels.Length, sequences.Length, nameof(labels));
        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        return new Dataset(padded with { Labels = [.. labels], ClassCount = DatasetCheck.Labels(labels, names, nameof(labels)), ClassNames = names });
    }

    /// <summary>A data set of sequences of different length and the classes of their steps; the values are copied.</summary>
    /// <param name="sequences">The sequences: of each the steps one behind the other, at least one.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <param name="labels">Of each sequence a class index a step, from 0; a negative one is for a loss that ignores it.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one has no step, a part of a step or too many steps; a value is not finite; labels do
    /// not fit the sequences; a label has no name, or is beyond a million and the number of steps; a name occurs twice.
    /// </exception>
    public static Dataset FromSequences(float[][] sequences, int features, int[][] labels, IReadOnlyList<string>? classNames = null, int steps = 0)
    {
        var padded = SequencePadding.Of(sequences, features, steps, nameof(sequences));
        int[] all = SequencePadding.Targets(labels, 1, padded, nameof(labels));
        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        return new Dataset(padded with
        {
            Labels = all,
            LabelCount = padded.Steps,
            ClassCount = DatasetCheck.Labels(all, names, nameof(labels), padded.Steps),
            ClassNames = names,
        });
    }

    /// <summary>A data set of sequences of different length and the numbers to learn for each of them; the values are copied.</summary>
    /// <param name="sequences">The sequences: of each the steps one behind the other, at least one.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <param name="targets">As many rows of targets, all of the same length.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one has no step, a part of a step or too many steps; a value is not finite; targets do
    /// not fit the sequences.
    /// </exception>
    public static Dataset FromSequences(float[][] sequences, int features, float[][] targets, int steps = 0)
    {
        var padded = SequencePadding.Of(sequences, features, steps, nameof(sequences));
        var (values, size) = Flatten(targets, nameof(targets));
        DatasetCheck.Length("rows of targets", targets.Length, sequences.Length, nameof(targets));
        DatasetCheck.Finite(values, size, nameof(targets));
        return new Dataset(padded with { Targets = values, TargetSize = size });
    }

    /// <summary>A data set of sequences of different length without targets; the values are copied.</summary>
    /// <param name="sequences">The sequences: of each the steps one behind the other, at least one.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one has no step, a part of a step or too many steps; a value is not finite.</exception>
    public static Dataset FromSequences(float[][] sequences, int features, int steps = 0) => new(
        SequencePadding.Of(sequences, features, steps, nameof(sequences)));

    /// <summary>A data set of sequences of different length and the numbers to learn for each of their steps; the values are copied.</summary>
    /// <param name="sequences">The sequences: of each the steps one behind the other, at least one.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <param name="targets">Of each sequence as many targets as it has steps, one behind the other.</param>
    /// <param name="targetSize">Numbers to learn for a step, at least 1.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one has no step, a part of a step or too many steps; a value is not finite; targets do
    /// not fit the sequences.
    /// </exception>
    public static Dataset FromStepTargets(float[][] sequences, int features, float[][] targets, int targetSize, int steps = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(targetSize, 1);
        var padded = SequencePadding.Of(sequences, features, steps, nameof(sequences));
        float[] values = SequencePadding.Targets(targets, targetSize, padded, nameof(targets));
        DatasetCheck.Finite(values, padded.Steps * targetSize, nameof(targets));
        return new Dataset(padded with { Targets = values, TargetSize = padded.Steps * targetSize, HasStepTargets = true });
    }

    /// <summary>The same rows with lengths of their own; what they have behind their last step becomes 0.</summary>
    /// <param name="lengths">The valid steps of each row, from 1 to <paramref name="steps"/>.</param>
    /// <param name="steps">The most steps that a row can have: the rows are <c>[step][feature]</c>. Labels or numbers to learn are those of the whole row.
    /// </param>
    /// <exception cref="ArgumentException">There are more or fewer lengths than rows, one is out of range, or rows do not consist of so many steps.</exception>
    /// <exception cref="InvalidOperationException">The data set is a view of some rows, or its rows are windows or stay in a file.</exception>
    public Dataset WithLengths(int[] lengths, int steps)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        DatasetCheck.Length("lengths", lengths.Length, Count, nameof(lengths));
        if (!IsWhole)
        {
            throw new InvalidOperationException("Lengths are given to all rows of a data set in memory at once, before views of it are made.");
        }

        int size = storage.InputSize;
        if (size % steps != 0)
        {
            throw new ArgumentException($"Rows of {size} values do not consist of {steps} steps.", nameof(steps));
        }

        SequencePadding.CheckLengths(lengths, steps, nameof(lengths));
        float[] inputs = [.. storage.Inputs];
        for (int row = 0; row < Count; row++)
        {
            inputs.AsSpan(row * size, size)[(lengths[row] * (size / steps))..].Clear();
        }

        return new Dataset(storage with { Inputs = inputs, Lengths = [.. lengths], Steps = steps }, null, weights, stratifiedBy);
    }

    /// <summary>Sequences of rows that belong together: each row is a step, in the order that they have here.</summary>
    /// <remarks>
    /// So a CSV file in long form, with a line for each step, becomes sequences of different length:
    /// <code>
    /// var steps = Dataset.FromCsv("gestures.csv", "gesture", new CsvOptions { Features = new() { ["recording"] = CsvFeature.Id } });
    /// var data = steps.Sequences(row => steps.Id(row)!);
    /// </code>
    /// Steps of a sequence need not stand together. A sequence has the class or the target of its steps, which must have the same one; or those of each step.
    /// </remarks>
    /// <typeparam name="TKey">What tells sequences apart.</typeparam>
    /// <param name="sequence">Which sequence a row belongs to. The sequences are in the order in which they come first.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <param name="eachStep">Whether each step keeps its class or target, for a loss with <c>PerStep</c>; otherwise those of a sequence must be the same
    /// (default).
    /// </param>
    /// <exception cref="ArgumentException">A sequence has too many steps, or steps with different classes or targets.</exception>
    /// <exception cref="InvalidOperationException">The rows have weights, targets of several heads, or lengths of their own.</exception>
    public Dataset Sequences<TKey>(Func<int, TKey> sequence, int steps = 0, bool eachStep = false)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(sequence);
        if (HasLengths || HasRowWeights || Heads.Count > 0 || (HasLabels && storage.LabelCount > 1))
        {
            throw new InvalidOperationException("Steps of sequences are rows with one class or target and no weights, of one length.");
        }

        if (Count == 0)
        {
            throw new InvalidOperationException("The data set has no rows to make sequences of.");
        }

        return new Dataset(StepGrouping.Of(this, RowGroups.Of(Count, sequence), steps, eachStep));
    }

    /// <summary>Reads sequences of a file of the time series archives' format (<c>.ts</c>) and their classes or targets.</summary>
    /// <remarks>
    /// Lines with <c>@</c> say what is in the file (<c>@classLabel true a b c</c> or <c>@targetLabel true</c>; <c>@timeStamps</c> must be false); behind
    /// <c>@data</c> each line is a sequence: the values of the first feature with commas between them, behind a colon those of the next one, and so on, and
    /// behind the last colon its class or target. All features of a sequence have as many values; those that are missing in all features at its end (<c>?</c>
    /// or <c>NaN</c>) are padding, and any other missing value is an error.
    /// </remarks>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is damaged or of another format, or a value is missing or not finite. The message has file and line.
    /// </exception>
    /// <exception cref="ArgumentException">A sequence has too many steps.</exception>
    public static Dataset FromTs(string path, int steps = 0)
    {
        using var file = new DataFile(path);
        return TsFile.Read(file, steps);
    }

    /// <summary>Reads sequences from a stream, as <see cref="FromTs(string, int)"/> does from a file.</summary>
    /// <param name="stream">The text, plain or gzip. It is read to its end and stays open.</param>
    /// <param name="steps">The most steps that a row can have, as the network declares them; 0 for the length of the longest sequence.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromTs(string, int)"/>.</exception>
    /// <exception cref="ArgumentException">As for <see cref="FromTs(string, int)"/>, or the stream cannot be read.</exception>
    public static Dataset FromTs(Stream stream, int steps = 0)
    {
        using var file = new DataFile(stream, "the stream");
        return TsFile.Read(file, steps);
    }

    /// <summary>Labels of a row that count: with lengths those of its valid steps.</summary>
    private int ValidLabels(int at) =>
        storage.Lengths is { } lengths && storage.LabelCount > 1 && storage.LabelCount == storage.Steps ? lengths[at] : storage.LabelCount;

    internal void GatherLengths(ReadOnlySpan<int> order, Span<int> destination)
    {
        int[] lengths = storage.Lengths!;
        for (int i = 0; i < order.Length; i++)
        {
            destination[i] = lengths[rows is null ? order[i] : rows[order[i]]];
        }
    }
}
