namespace NetGen;

/// <summary>The size of the images that a transform is made for.</summary>
internal readonly record struct ImageSize
{
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public ImageSize(int height, int width, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        (Height, Width, Channels) = (height, width, channels);
    }

    public int Height { get; }

    public int Width { get; }

    public int Channels { get; }

    /// <summary>Checks that a row is such an image.</summary>
    /// <param name="row">The row.</param>
    /// <param name="transform">The name of the transform.</param>
    /// <exception cref="ArgumentException">It has more or fewer numbers.</exception>
    public void Check(ReadOnlySpan<float> row, string transform)
    {
        long numbers = (long)Height * Width * Channels;
        if (row.Length != numbers)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{transform} expects images of {Height}×{Width}×{Channels}, which are {numbers} numbers, but a row has {row.Length}."),
                nameof(row));
        }
    }
}
