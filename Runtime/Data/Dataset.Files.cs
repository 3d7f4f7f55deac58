namespace NetGen;

public sealed partial class Dataset
{
    /// <summary>Reads images and their labels from two IDX files, the format of MNIST; each may be packed with gzip, whatever its name.</summary>
    /// <param name="imagesPath">Unsigned bytes of 2 to 4 dimensions, the number of images first; an image is flattened row-major.</param>
    /// <param name="labelsPath">Unsigned bytes of one dimension: the class index of each image.</param>
    /// <param name="scale">Multiplies the pixel values of 0 to 255. To keep it with the network, prefer <c>[Rescale]</c> there.</param>
    /// <param name="classNames">The name of each class by its index, or null.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// A file has another magic number, is cut short, damaged or too long; the numbers of images and labels differ; a label has no name.
    /// The message has the file and the byte's offset (in the unpacked data, where the file is packed).
    /// </exception>
    /// <exception cref="ArgumentException">The scale is not finite, or class names are missing or stand twice.</exception>
    public static Dataset FromIdx(string imagesPath, string labelsPath, float scale = 1f, IReadOnlyList<string>? classNames = null) =>
        IdxDataset.Read(imagesPath, labelsPath, scale, classNames);
}
