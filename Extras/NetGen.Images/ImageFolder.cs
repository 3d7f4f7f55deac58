namespace NetGen;

/// <summary>Images in folders, one for each class: <c>photos/cat/1.jpg</c>, <c>photos/dog/2.png</c>.</summary>
/// <remarks>
/// <code>
/// var data = ImageFolder.Read("photos", new ImageFormat(height: 64, width: 64));
/// var (train, test) = data.Split(0.8, seed: 1);
/// </code>
/// Files are those that end in .jpg, .jpeg, .png, .bmp, .gif or .webp, in any case, also in folders within that of the class; hidden ones are left
/// out. Their order is that of their paths, compared character by character, so that it is the same on every machine.
/// </remarks>
public static class ImageFolder
{
    private static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp"];

    /// <summary>Reads all images into memory, with their classes.</summary>
    /// <param name="folder">The folder that has those of the classes.</param>
    /// <param name="format">What the images become.</param>
    /// <param name="classNames">
    /// The classes in order, such as <see cref="Dataset.ClassNames"/> of the data trained with; a class then needs no folder. Null takes the names of
    /// the folders in ordinal order.
    /// </param>
    /// <exception cref="IOException">The folder is not there, or a file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// There are no folders; one has no image, or is none of the given classes; a file is no image, is damaged or has more pixels than the format allows.
    /// </exception>
    /// <exception cref="ArgumentException">Class names are missing or occur twice, or there are more numbers than an array holds.</exception>
    public static Dataset Read(string folder, ImageFormat format, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(format);
        var found = Find(folder);
        string[] names = classNames is null ? [.. found.Select(f => f.Class).Distinct()] : [.. classNames];
        int[] labels = [.. found.Select(f => Array.IndexOf(names, f.Class))];
        int unknown = Array.IndexOf(labels, -1);
        return unknown < 0
            ? Dataset.FromArrays(ImageFile.ReadPixels([.. found.Select(f => f.Path)], format), format.Size, labels, names)
            : throw new InvalidDataException(
                $"{folder} has the folder '{found[unknown].Class}', which is none of the classes {string.Join(", ", names.Select(n => $"'{n}'"))}.");
    }

    /// <summary>The files that <see cref="Read"/> reads, in the order of its rows.</summary>
    /// <param name="folder">The folder that has those of the classes.</param>
    /// <exception cref="IOException">The folder is not there.</exception>
    /// <exception cref="InvalidDataException">There are no folders, or one has no image.</exception>
    public static IReadOnlyList<string> Files(string folder) => [.. Find(folder).Select(f => f.Path)];

    private static List<(string Class, string Path)> Find(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string[] classes = [.. Directory.GetDirectories(folder).Where(IsShown).OrderBy(Path.GetFileName, StringComparer.Ordinal)];
        if (classes.Length == 0)
        {
            throw new InvalidDataException(
                $"{folder}: expected a folder for each class, but found none. {nameof(ImageFile)}.{nameof(ImageFile.ReadAll)} reads images without classes.");
        }

        List<(string, string)> found = [];
        foreach (string path in classes)
        {
            string[] files = [.. Images(path).OrderBy(file => file.Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal)];
            if (files.Length == 0)
            {
                throw new InvalidDataException($"{path}: expected images of a class ({string.Join(", ", Endings)}), but found none.");
            }

            found.AddRange(files.Select(file => (Path.GetFileName(path), file)));
        }

        return found;
    }

    private static IEnumerable<string> Images(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => IsShown(file) && Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Concat(Directory.EnumerateDirectories(folder).Where(IsShown).SelectMany(Images));

    private static bool IsShown(string path) => !Path.GetFileName(path).StartsWith('.');
}
