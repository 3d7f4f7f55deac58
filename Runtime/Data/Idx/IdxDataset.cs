using System.Globalization;

namespace NetGen;

/// <summary>Makes a data set of an IDX file of images and one of labels.</summary>
internal static class IdxDataset
{
    // Number first, then at least one more dimension: a file of one dimension holds labels.
    private const int FewestImageDimensions = 2;
    private const int MostImageDimensions = 4;

    public static Dataset Read(Func<DataFile> openImages, Func<DataFile> openLabels, float scale, IReadOnlyList<string>? classNames)
    {
        CheckScale(scale);
        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        var labels = IdxFile.Read(openLabels(), "labels", 1, 1);
        var images = IdxFile.Read(openImages(), "images", FewestImageDimensions, MostImageDimensions);
        CheckCount(images.Path, images.Count, labels);
        return new Dataset(Storage(labels, names, Array.ConvertAll(images.Values, pixel => pixel * scale), images.Values.Length / images.Count));
    }

    /// <summary>As <see cref="Read"/>, but the images stay in their file.</summary>
    public static Dataset Open(string imagesPath, string labelsPath, float scale, IReadOnlyList<string>? classNames)
    {
        CheckScale(scale);
        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        var labels = IdxFile.Read(new DataFile(labelsPath), "labels", 1, 1);
        int[] dimensions = IdxFile.ReadDimensions(imagesPath, "images", FewestImageDimensions, MostImageDimensions);
        CheckCount(imagesPath, dimensions[0], labels);
        long pixels = dimensions.Skip(1).Aggregate(1L, (product, d) => product * d);
        var file = new RowFile(imagesPath, IdxFile.HeaderLength(dimensions.Length), pixels, NumberFormat.UnsignedByte, scale);
        return new Dataset(Storage(labels, names, [], file.Size, file));
    }

    private static DatasetStorage Storage(IdxFile labels, IReadOnlyList<string>? names, float[] inputs, int inputSize, RowFile? file = null)
    {
        int[] labelIndices = Labels(labels, names);
        return new DatasetStorage
        {
            Count = labels.Count,
            Inputs = inputs,
            File = file,
            InputSize = inputSize,
            Labels = labelIndices,
            ClassCount = names?.Count ?? labelIndices.Max() + 1,
            ClassNames = names,
        };
    }

    private static void CheckScale(float scale)
    {
        if (!float.IsFinite(scale * byte.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, string.Create(CultureInfo.InvariantCulture,
                $"Pixel values of 0 to 255 times the scale must be finite, but the scale is {scale}."));
        }
    }

    private static void CheckCount(string imagesPath, int images, IdxFile labels)
    {
        if (images != labels.Count)
        {
            throw new InvalidDataException(
                $"{labels.Path}, byte 4: expected {images} labels, since {imagesPath} has {images} images, but found {labels.Count}.");
        }
    }

    private static int[] Labels(IdxFile file, IReadOnlyList<string>? names)
    {
        for (int i = 0; names is not null && i < file.Count; i++)
        {
            if (file.Values[i] >= names.Count)
            {
                throw new InvalidDataException(
                    $"{file.Path}, byte {file.ValuesOffset + i}: expected a label of 0 to {names.Count - 1} (there are {names.Count} class names), but found {file.Values[i]}.");
            }
        }

        return Array.ConvertAll(file.Values, label => (int)label);
    }
}
