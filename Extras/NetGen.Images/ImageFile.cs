namespace NetGen;

/// <summary>
/// Reads image files (JPEG, PNG, BMP, GIF, WebP) as rows of numbers. The orientation that a camera notes (EXIF) is followed; of an animation the
/// first image is read.
/// </summary>
public static class ImageFile
{
    /// <summary>Reads an image: what a network predicts that was trained on images of the same format.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">What it becomes.</param>
    /// <returns>Height × width × channels numbers from 0 to 255, times the scale of the format.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is no image, is damaged or cut short, or has more pixels than the format allows.</exception>
    public static float[] Read(string path, ImageFormat format)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(format);
        float[] pixels = new float[format.Size];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ImageDecoder.Decode(file, path, format, pixels);
        return pixels;
    }

    /// <summary>Reads an image from a stream, such as an upload.</summary>
    /// <param name="stream">The image. It stays open.</param>
    /// <param name="format">What it becomes.</param>
    /// <returns>Height × width × channels numbers from 0 to 255, times the scale of the format.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="Read(string, ImageFormat)"/>.</exception>
    public static float[] Read(Stream stream, ImageFormat format)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(format);
        float[] pixels = new float[format.Size];
        ImageDecoder.Decode(stream, "the stream", format, pixels);
        return pixels;
    }

    /// <summary>Reads images without classes: rows to predict, in the order of the files.</summary>
    /// <param name="paths">The files, at least one.</param>
    /// <param name="format">What they become.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">As for <see cref="Read(string, ImageFormat)"/>.</exception>
    /// <exception cref="ArgumentException">There is no file, or there are more numbers than an array holds.</exception>
    public static Dataset ReadAll(IReadOnlyList<string> paths, ImageFormat format) => Dataset.FromArrays(ReadPixels(paths, format), format.Size);

    /// <summary>Reads images next to each other, by as many threads as there are processors.</summary>
    internal static float[] ReadPixels(IReadOnlyList<string> paths, ImageFormat format)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(format);
        if (paths.Count == 0)
        {
            throw new ArgumentException("Expected at least one image, but got none.", nameof(paths));
        }

        long numbers = (long)paths.Count * format.Size;
        if (numbers > Array.MaxLength)
        {
            throw new ArgumentException(
                $"A data set holds at most {Array.MaxLength} values in memory, but {paths.Count} images of {format.Size} have {numbers}.", nameof(paths));
        }

        float[] pixels = new float[numbers];
        string?[] wrong = new string?[paths.Count];
        Parallel.For(0, paths.Count, (i, loop) =>
        {
            try
            {
                using var file = new FileStream(paths[i], FileMode.Open, FileAccess.Read, FileShare.Read);
                ImageDecoder.Decode(file, paths[i], format, pixels.AsSpan(i * format.Size, format.Size));
            }
            catch (InvalidDataException e)
            {
                // Those before it are still read, so that the first wrong file is the one that is named.
                wrong[i] = e.Message;
                loop.Break();
            }
        });
        return Array.Find(wrong, message => message is not null) is { } first ? throw new InvalidDataException(first) : pixels;
    }
}
