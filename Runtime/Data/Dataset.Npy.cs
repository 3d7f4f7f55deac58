#pragma warning disable RS0026 // A stream is taken for no path.
namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Reads rows from files of NumPy's format (<c>numpy.save</c>) into memory.</summary>
    /// <param name="inputsPath">Rows × anything: whole numbers, bool, float16, float32 or float64, little-endian, row by row or column by column
    /// (fortran_order), plain or gzip; a row is flattened row-major.
    /// </param>
    /// <param name="labelsPath">One whole number from 0 per row, its class, of the shape (rows) or (rows, 1); null for none.</param>
    /// <param name="targetsPath">The numbers to learn: one per row, or rows × numbers; null for none. Not together with <paramref name="labelsPath"/>.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A file is of another format, is cut short or too long, or its numbers are of another type; the numbers of rows
    /// differ; a number is not finite, beyond the range of a float or an integer that no float is; a label is negative, has no name, or is beyond a million and
    /// the number of rows. The message has the file and the byte.
    /// </exception>
    /// <exception cref="ArgumentException">Labels and targets are given, class names without labels, or class names occur twice.</exception>
    public static Dataset FromNpy(string inputsPath, string? labelsPath = null, string? targetsPath = null, IReadOnlyList<string>? classNames = null) =>
        NpyDataset.Read(path => new DataFile(path), inputsPath, labelsPath, targetsPath, classNames);

    /// <summary>Reads rows from arrays of one file of NumPy's format (<c>numpy.savez</c>, <c>numpy.savez_compressed</c>) into memory.</summary>
    /// <param name="path">The file, .npz.</param>
    /// <param name="inputs">The name of the array of inputs, such as <c>x_train</c>; otherwise as for
    /// <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.
    /// </param>
    /// <param name="labels">The name of the array of labels; null for none.</param>
    /// <param name="targets">The name of the array of the numbers to learn; null for none. Not together with <paramref name="labels"/>.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not an archive, or is damaged; an array has more than 1 GiB; otherwise as for
    /// <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.
    /// </exception>
    /// <exception cref="ArgumentException">There is no such array, or as of <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.
    /// </exception>
    public static Dataset FromNpz(string path, string inputs, string? labels = null, string? targets = null, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var archive = new NpzFile(path);
        return NpyDataset.Read(archive.Open, inputs, labels, targets, classNames);
    }

    /// <summary>
    /// Opens files of NumPy's format whose inputs stay in the file, however many they are: a row is read when a batch needs it. Labels and targets are read
    /// now.
    /// </summary>
    /// <param name="inputsPath">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>, but neither packed nor column by column. The
    /// file must stay as it is, and is closed when the data set is no longer in use.
    /// </param>
    /// <param name="labelsPath">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.</param>
    /// <param name="targetsPath">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.</param>
    /// <param name="classNames">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.</param>
    /// <remarks>
    /// That an input is not finite, or an integer that no float is, is found when it is read: an <see cref="InvalidDataException"/> then, by training or
    /// prediction. Unless <see cref="Trainer{TNetwork}.Workers"/> is 1, a thread of its own reads the next batch while the training works on the current one.
    /// </remarks>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>, but for the values of the
    /// inputs.
    /// </exception>
    /// <exception cref="ArgumentException">As for <see cref="FromNpy(string, string?, string?, IReadOnlyList{string}?)"/>.</exception>
    public static Dataset OpenNpy(string inputsPath, string? labelsPath = null, string? targetsPath = null, IReadOnlyList<string>? classNames = null) =>
        NpyDataset.Open(inputsPath, labelsPath, targetsPath, classNames);

    /// <summary>
    /// Opens two IDX files whose images stay in the file, however many they are: an image is read when a batch needs it. The labels are read now.
    /// </summary>
    /// <param name="imagesPath">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>, but not packed. The file must stay as it is, and
    /// is closed when the data set is no longer in use.
    /// </param>
    /// <param name="labelsPath">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>.</param>
    /// <param name="scale">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>.</param>
    /// <param name="classNames">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="FromIdx(string, string, float, IReadOnlyList{string}?)"/>, or the images are packed.
    /// </exception>
    /// <exception cref="ArgumentException">The scale is not finite, or class names are missing or occur twice.</exception>
    public static Dataset OpenIdx(string imagesPath, string labelsPath, float scale = 1f, IReadOnlyList<string>? classNames = null) =>
        IdxDataset.Open(imagesPath, labelsPath, scale, classNames);
}
