using System.Globalization;

namespace NetGen;

/// <summary>Makes a data set of an IDX file of images and one of labels.</summary>
internal static class IdxDataset
{
    // Number first, then at least one more dimension: a file of one dimension holds labels.
    private const int FewestImageDimensions = 2;
    private const int MostImageDimensions = 4;

    public static Dataset Read(string imagesPath, string labelsPath, float scale, IReadOnlyList<string>? classNames)
    {
        if (!float.IsFinite(scale * byte.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, string.Create(CultureInfo.InvariantCulture,
                $"Pixel values of 0 to 255 times the scale must be finite, but the scale is {scale}."));
        }

        var names = classNames is null ? null : DatasetCheck.ClassNames(classNames, nameof(classNames));
        var labels = IdxFile.Read(labelsPath, "labels", 1, 1);
        var images = IdxFile.Read(imagesPath, "images", FewestImageDimensions, MostImageDimensions);
        if (images.Count != labels.Count)
        {
            throw new InvalidDataException(
                $"{labelsPath}, byte 4: expected {images.Count} labels, since {imagesPath} has {images.Count} images, but found {labels.Count}.");
        }

        int[] labelIndices = Labels(labels, names);
        return new Dataset(new DatasetStorage
        {
            Count = images.Count,
            Inputs = Array.ConvertAll(images.Values, pixel => pixel * scale),
            InputSize = images.Values.Length / images.Count,
            Labels = labelIndices,
            ClassCount = names?.Count ?? labelIndices.Max() + 1,
            ClassNames = names,
        });
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
