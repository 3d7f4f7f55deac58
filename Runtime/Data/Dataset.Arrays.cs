namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>A data set of rows and their classes.</summary>
    /// <param name="inputs">Rows × <paramref name="inputSize"/>, row-major. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="inputSize">Floats of one row, at least 1.</param>
    /// <param name="labels">One class index per row, from 0. Kept, not copied.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="ArgumentException">There are no rows; the lengths do not fit each other; a value is not finite; a label is negative, has no name, or
    /// is beyond a million and the number of rows; a name occurs twice.
    /// </exception>
    public static Dataset FromArrays(float[] inputs, int inputSize, int[] labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int count = DatasetCheck.Rows(inputs, inputSize, nameof(inputs), nameof(inputSize));
        DatasetCheck.Length("labels", labels.Length, count, nameof(labels));
        return Labelled(inputs, inputSize, count, labels, 1, classNames);
    }

    /// <summary>A data set of sequences and the classes of their steps.</summary>
    /// <param name="inputs">Rows × <paramref name="inputSize"/>, row-major. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="inputSize">Floats of one row, at least 1.</param>
    /// <param name="labels">Rows × <paramref name="steps"/> class indices from 0; a negative one is for a loss that ignores it. Kept, not copied.</param>
    /// <param name="steps">Labels of one row, at least 1: one for each step that a loss with <c>PerStep</c> takes.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="ArgumentException">There are no rows; the lengths do not fit each other; a value is not finite; a label has no name, or is beyond a
    /// million and the number of labels; a name occurs twice.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The input size or the number of steps is below 1.</exception>
    public static Dataset FromStepLabels(float[] inputs, int inputSize, int[] labels, int steps, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        int count = DatasetCheck.Rows(inputs, inputSize, nameof(inputs), nameof(inputSize));
        DatasetCheck.WholeRows(labels.Length, steps, "label", nameof(labels));
        DatasetCheck.Length("rows of labels", labels.Length / steps, count, nameof(labels));
        return Labelled(inputs, inputSize, count, labels, steps, classNames);
    }

    /// <summary>A data set of rows and the numbers to learn for them.</summary>
    /// <param name="inputs">Rows × <paramref name="inputSize"/>, row-major. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="inputSize">Floats of one row, at least 1.</param>
    /// <param name="targets">Rows × <paramref name="targetSize"/>, row-major. Kept, not copied.</param>
    /// <param name="targetSize">Numbers to learn for one row, at least 1.</param>
    /// <exception cref="ArgumentException">There are no rows; the lengths do not fit each other; a value is not finite.</exception>
    public static Dataset FromArrays(float[] inputs, int inputSize, float[] targets, int targetSize)
    {
        int count = DatasetCheck.Rows(inputs, inputSize, nameof(inputs), nameof(inputSize));
        int targetCount = DatasetCheck.Rows(targets, targetSize, nameof(targets), nameof(targetSize));
        DatasetCheck.Length("rows of targets", targetCount, count, nameof(targets));
        return new Dataset(new DatasetStorage
        {
            Count = count,
            Inputs = inputs,
            InputSize = inputSize,
            Targets = targets,
            TargetSize = targetSize,
        });
    }

    /// <summary>A data set of rows without targets.</summary>
    /// <param name="inputs">Rows × <paramref name="inputSize"/>, row-major. Kept, not copied: do not change the array afterwards.</param>
    /// <param name="inputSize">Floats of one row, at least 1.</param>
    /// <exception cref="ArgumentException">There are no rows; the length is not a multiple of the size; a value is not finite.</exception>
    public static Dataset FromArrays(float[] inputs, int inputSize) => new(new DatasetStorage
    {
        Count = DatasetCheck.Rows(inputs, inputSize, nameof(inputs), nameof(inputSize)),
        Inputs = inputs,
        InputSize = inputSize,
    });

    /// <summary>A data set of rows and their classes; the values are copied.</summary>
    /// <param name="inputs">The rows, all of the same length.</param>
    /// <param name="labels">One class index per row, from 0.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="ArgumentException">As <see cref="FromArrays(float[], int, int[], IReadOnlyList{string}?)"/>, or the rows differ in length.</exception>
    public static Dataset FromRows(float[][] inputs, int[] labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var (values, size) = Flatten(inputs, nameof(inputs));
        return FromArrays(values, size, [.. labels], classNames);
    }

    /// <summary>A data set of rows and the numbers to learn for them; the values are copied.</summary>
    /// <param name="inputs">The rows, all of the same length.</param>
    /// <param name="targets">As many rows of targets, all of the same length.</param>
    /// <exception cref="ArgumentException">As <see cref="FromArrays(float[], int, float[], int)"/>, or the rows differ in length.</exception>
    public static Dataset FromRows(float[][] inputs, float[][] targets)
    {
        var (values, size) = Flatten(inputs, nameof(inputs));
        var (targetValues, targetSize) = Flatten(targets, nameof(targets));
        return FromArrays(values, size, targetValues, targetSize);
    }

    /// <summary>A data set of rows without targets; the values are copied.</summary>
    /// <param name="inputs">The rows, all of the same length.</param>
    /// <exception cref="ArgumentException">There are no rows; they differ in length; a value is not finite.</exception>
    public static Dataset FromRows(float[][] inputs)
    {
        var (values, size) = Flatten(inputs, nameof(inputs));
        return FromArrays(values, size);
    }

    /// <summary>A data set of rows and their classes; the values are copied.</summary>
    /// <param name="inputs">Rows × inputs.</param>
    /// <param name="labels">One class index per row, from 0.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="ArgumentException">As <see cref="FromArrays(float[], int, int[], IReadOnlyList{string}?)"/>.</exception>
    public static Dataset FromRows(float[,] inputs, int[] labels, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return FromArrays([.. inputs.Cast<float>()], inputs.GetLength(1), [.. labels], classNames);
    }

    /// <summary>A data set of rows and the numbers to learn for them; the values are copied.</summary>
    /// <param name="inputs">Rows × inputs.</param>
    /// <param name="targets">Rows × targets.</param>
    /// <exception cref="ArgumentException">As <see cref="FromArrays(float[], int, float[], int)"/>.</exception>
    public static Dataset FromRows(float[,] inputs, float[,] targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return FromArrays([.. inputs.Cast<float>()], inputs.GetLength(1), [.. targets.Cast<float>()], targets.GetLength(1));
    }

    /// <summary>Rows that have been counted, and their labels.</summary>
    private static Dataset Labelled(float[] inputs, int inputSize, int count, int[] labels, int labelCount, IReadOnlyList<string>? classNames)
    {
        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        return new Dataset(new DatasetStorage
        {
            Count = count,
            Inputs = inputs,
            InputSize = inputSize,
            Labels = labels,
            LabelCount = labelCount,
            ClassCount = DatasetCheck.Labels(labels, names, nameof(labels), labelCount),
            ClassNames = names,
        });
    }

    private static (float[] Values, int Size) Flatten(float[][] rows, string parameter)
    {
        ArgumentNullException.ThrowIfNull(rows, parameter);
        if (rows.Length == 0)
        {
            throw new ArgumentException("A data set needs at least one row, but got none.", parameter);
        }

        int size = rows[0]?.Length ?? 0;
        float[] values = new float[checked(rows.Length * size)];
        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row]?.Length != size)
            {
                throw new ArgumentException(
                    $"Row {row} of {parameter} has {NumberText.Count(rows[row]?.Length ?? 0, "value")}, but row 0 has {size}.",
                    parameter);
            }

            rows[row].CopyTo(values, row * size);
        }

        return (values, size);
    }
}
