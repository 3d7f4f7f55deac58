using System.Globalization;

namespace NetGen;

/// <summary>
/// What an image file becomes: height × width × channels numbers, row by row, the channels of a pixel together, as <c>[Network(height, width,
/// channels)]</c> takes them.
/// </summary>
public sealed record ImageFormat
{
    /// <summary>For images of a size.</summary>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="channels">3 for red, green and blue, the default; 1 for grey: 0.299 red + 0.587 green + 0.114 blue (ITU-R BT.601).</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1, the row has more than 2³¹ − 1 numbers, or there are neither 1 nor 3 channels.
    /// </exception>
    public ImageFormat(int height, int width, int channels = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "An image has 1 channel (grey) or 3 (red, green, blue).");
        }

        if ((long)height * width * channels > int.MaxValue)
        {
            throw new ArgumentOutOfRangeException(
                nameof(height), height, string.Create(CultureInfo.InvariantCulture, $"A row of {height} × {width} × {channels} numbers is too large."));
        }

        (Height, Width, Channels) = (height, width, channels);
    }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>1 for grey, 3 for red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>Numbers of an image.</summary>
    public int Size => Height * Width * Channels;

    /// <summary>What becomes of images of other proportions. Default <see cref="ImageFit.Stretch"/>.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>The grey, from 0 to 255, behind transparent pixels and beside a padded image. Default 255: white.</summary>
    public byte Background { get; init; } = byte.MaxValue;

    /// <summary>Multiplies the values of 0 to 255. Default 1; to keep it with the network, prefer <c>[Rescale]</c> there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">255 times it is not finite.</exception>
    public float Scale
    {
        get;
        init => field = float.IsFinite(value * byte.MaxValue)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Scale), value, $"{nameof(Scale)} times 255 must be finite.");
    } = 1;

    /// <summary>How many pixels a file may have: a small file can be a very large image. At least 1; default 100,000,000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long MaxPixels
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 100_000_000;
}
