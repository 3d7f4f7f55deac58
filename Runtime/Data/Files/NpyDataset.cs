using System.Buffers;

namespace NetGen;

/// <summary>Makes a data set of files of NumPy's format.</summary>
internal static class NpyDataset
{
    private const int LabelsAtOnce = 1 << 14;

    /// <param name="inputsPath">Rows × …, of any numbers.</param>
    /// <param name="labelsPath">One whole number a row; null for none.</param>
    /// <param name="targetsPath">One number a row, or rows × numbers; null for none.</param>
    /// <param name="classNames">The names of the classes, or null.</param>
    /// <param name="inMemory">Whether the inputs are read now; otherwise they stay in the file.</param>
    public static Dataset Read(string inputsPath, string? labelsPath, string? targetsPath, IReadOnlyList<string>? classNames, bool inMemory)
    {
        if (labelsPath is not null && targetsPath is not null)
        {
            throw new ArgumentException("The rows have either labels or numeric targets, but both files are given.", nameof(targetsPath));
        }

        if (classNames is not null && labelsPath is null)
        {
            throw new ArgumentException("Class names need labels, but there is no file of them.", nameof(classNames));
        }

        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        var inputs = NpyHeader.Read(inputsPath);
        int[]? labels = labelsPath is null ? null : Labels(labelsPath, inputs, names);
        var (targets, targetSize) = targetsPath is null ? (null, 0) : Targets(targetsPath, inputs);
        var file = Rows(inputs);
        return new Dataset(new DatasetStorage
        {
            Count = inputs.Rows,
            Inputs = inMemory ? ReadAll(inputs, file) : [],
            File = inMemory ? null : file,
            InputSize = file.Size,
            Labels = labels,
            ClassCount = labels is null ? 0 : names?.Count ?? labels.Max() + 1,
            ClassNames = names,
            Targets = targets,
            TargetSize = targetSize,
        });
    }

    private static RowFile Rows(NpyHeader header) => new(header.Path, header.Start, header.RowSize, header.Format);

    private static float[] ReadAll(NpyHeader header, RowFile file)
    {
        long count = (long)header.Rows * file.Size;
        if (count > Array.MaxLength)
        {
            throw new InvalidDataException($"{header.Path}: a data set holds at most {Array.MaxLength} values in memory, but the file has {count}: {nameof(Dataset.OpenNpy)} leaves them there.");
        }

        float[] values = new float[count];
        file.Read(0, values);
        return values;
    }

    private static (float[] Values, int Size) Targets(string path, NpyHeader inputs)
    {
        var header = NpyHeader.Read(path);
        if (header.Shape.Length > 2)
        {
            throw new InvalidDataException($"{path}: expected one number a row or rows × numbers, but the shape is ({string.Join(", ", header.Shape)}).");
        }

        CheckRows(header, inputs, "targets");
        var file = Rows(header);
        return (ReadAll(header, file), file.Size);
    }

    private static int[] Labels(string path, NpyHeader inputs, IReadOnlyList<string>? names)
    {
        var header = NpyHeader.Read(path);
        if (header.Shape.Length != 1 || header.Format.ReadInteger is not { } read)
        {
            throw new InvalidDataException($"{path}: expected one whole number a row, but found {header.Format.Name} numbers of the shape ({string.Join(", ", header.Shape)}).");
        }

        CheckRows(header, inputs, "labels");
        int[] labels = new int[header.Rows];
        int size = header.Format.Size;
        using var file = new DataFile(path);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(header.Start, LabelsAtOnce * size));
        file.Read(bytes.AsSpan(0, header.Start));
        for (int row = 0; row < labels.Length; row++)
        {
            int at = row % LabelsAtOnce;
            if (at == 0)
            {
                file.Read(bytes.AsSpan(0, Math.Min(LabelsAtOnce, labels.Length - row) * size));
            }

            long label = read(bytes.AsSpan(at * size, size));
            int most = names is null ? int.MaxValue - 1 : names.Count - 1;
            labels[row] = label >= 0 && label <= most
                ? (int)label
                : throw new InvalidDataException($"{path}, byte {header.Start + ((long)row * size)}: expected a label of 0 to {most}{(names is null ? "" : $" (there are {names.Count} class names)")}, but found {label}.");
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return labels;
    }

    private static void CheckRows(NpyHeader header, NpyHeader inputs, string what)
    {
        if (header.Rows != inputs.Rows)
        {
            throw new InvalidDataException($"{header.Path}: expected {what} of {inputs.Rows} rows, since {inputs.Path} has so many, but found {header.Rows}.");
        }
    }
}
