namespace NetGen;

/// <summary>Makes a data set of arrays of NumPy's format.</summary>
internal static class NpyDataset
{
    /// <summary>Reads arrays into memory.</summary>
    /// <param name="open">Opens an array by its name.</param>
    /// <param name="inputs">The name of the rows × …, of any numbers.</param>
    /// <param name="labels">One whole number a row; null for none.</param>
    /// <param name="targets">One number per row, or rows × numbers; null for none.</param>
    /// <param name="classNames">The names of the classes, or null.</param>
    public static Dataset Read(Func<string, DataFile> open, string inputs, string? labels, string? targets, IReadOnlyList<string>? classNames)
    {
        var names = Check(labels, targets, classNames);
        using var reader = new NpyReader(open(inputs));
        return Make(open, reader.Header, reader.ReadNumbers, null, labels, targets, names);
    }

    /// <summary>As <see cref="Read"/>, of files, but the inputs stay in theirs.</summary>
    public static Dataset Open(string inputsPath, string? labelsPath, string? targetsPath, IReadOnlyList<string>? classNames)
    {
        var names = Check(labelsPath, targetsPath, classNames);
        using var start = new DataFile(inputsPath);
        if (start.IsPacked)
        {
            throw new InvalidDataException($"{inputsPath}: expected a file with random access, but found one that is packed: unpack it first.");
        }

        var header = NpyHeader.Read(start);
        if (header.IsFortran)
        {
            throw new InvalidDataException(
                $"{inputsPath}: expected rows one after the other, but found columns one after the other (fortran_order): {nameof(Dataset.FromNpy)} reads "
                + "them, or save numpy.ascontiguousarray(…).");
        }

        return Make(
            path => new DataFile(path), header, () => [], new RowFile(inputsPath, header.Start, header.RowSize, header.Format), labelsPath, targetsPath, names);
    }

    private static Dataset Make(
        Func<string, DataFile> open, NpyHeader inputs, Func<float[]> readInputs, RowFile? file, string? labels, string? targets, IReadOnlyList<string>? names)
    {
        int[]? labelIndices = labels is null ? null : Labels(open(labels), inputs, names);
        var (targetValues, targetSize) = targets is null ? (null, 0) : Targets(open(targets), inputs);
        return new Dataset(new DatasetStorage
        {
            Count = inputs.Rows,
            Inputs = readInputs(),
            File = file,
            InputSize = (int)inputs.RowSize,
            Labels = labelIndices,
            ClassCount = labelIndices is null ? 0 : names?.Count ?? labelIndices.Max() + 1,
            ClassNames = names,
            Targets = targetValues,
            TargetSize = targetSize,
        });
    }

    private static IReadOnlyList<string>? Check(string? labels, string? targets, IReadOnlyList<string>? classNames)
    {
        if (labels is not null && targets is not null)
        {
            throw new ArgumentException("The rows have either labels or numeric targets, but both are given.", nameof(targets));
        }

        if (classNames is not null && labels is null)
        {
            throw new ArgumentException("Class names need labels, but there are none.", nameof(classNames));
        }

        return classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
    }

    private static (float[] Values, int Size) Targets(DataFile file, NpyHeader inputs)
    {
        using var reader = new NpyReader(file);
        var header = reader.Header;
        if (header.Shape.Length > 2)
        {
            throw new InvalidDataException($"{header.Path}: expected one number per row or rows × numbers, but the shape is {header.ShapeText}.");
        }

        CheckRows(header, inputs, "targets");
        return (reader.ReadNumbers(), (int)header.RowSize);
    }

    private static int[] Labels(DataFile file, NpyHeader inputs, IReadOnlyList<string>? names)
    {
        using var reader = new NpyReader(file);
        CheckRows(reader.Header, inputs, "labels");
        return names is null
            ? reader.ReadLabels(DatasetCheck.LargestLabel(inputs.Rows), $" ({DatasetCheck.WhyLargestLabel})")
            : reader.ReadLabels(names.Count - 1, $" (there are {names.Count} class names)");
    }

    private static void CheckRows(NpyHeader header, NpyHeader inputs, string what)
    {
        if (header.Rows != inputs.Rows)
        {
            throw new InvalidDataException($"{header.Path}: expected {what} of {inputs.Rows} rows, as many as {inputs.Path} has, but found {header.Rows}.");
        }
    }
}
