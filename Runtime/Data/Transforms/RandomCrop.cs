using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Pads an image on each side and cuts a part of the image's size out at a random place, each equally likely: torchvision's <c>RandomCrop</c> with
/// <c>padding</c>. So the image is shifted by up to <see cref="Padding"/> pixels along each axis.
/// </summary>
/// <remarks>One object serves all threads.</remarks>
public sealed class RandomCrop : IRowTransform
{
    private readonly ImageSize size;

    /// <summary>For images of a size.</summary>
    /// <param name="height">Height in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="channels">Channels. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RandomCrop(int height, int width, int channels = 1)
    {
        size = new ImageSize(height, width, channels);
    }

    /// <summary>Pixels that each side is padded by. At least 0; default 4.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int Padding
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 4;

    /// <summary>The value of the padding. Default 0.</summary>
    public float Fill { get; init; }

    /// <inheritdoc/>
    public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
    {
        size.Check(row, nameof(RandomCrop));
        SpanCheck.Apart(row, transformed, nameof(transformed));
        int places = (2 * Padding) + 1, top = random.NextBelow(places) - Padding, left = random.NextBelow(places) - Padding;
        int line = size.Width * size.Channels, kept = Math.Max(0, size.Width - Math.Abs(left)) * size.Channels;
        int from = Math.Max(0, left) * size.Channels, to = Math.Max(0, -left) * size.Channels;
        for (int y = 0; y < size.Height; y++)
        {
            var cut = transformed.Slice(y * line, line);
            int source = y + top;
            if ((uint)source >= (uint)size.Height || kept == 0)
            {
                cut.Fill(Fill);
                continue;
            }

            cut[..to].Fill(Fill);
            row.Slice((source * line) + from, kept).CopyTo(cut[to..]);
            cut[(to + kept)..].Fill(Fill);
        }
    }
}
