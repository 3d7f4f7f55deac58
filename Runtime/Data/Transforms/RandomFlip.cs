using NetGen.Generated;

namespace NetGen;

/// <summary>Mirrors an image at random: torchvision's <c>RandomHorizontalFlip</c> and <c>RandomVerticalFlip</c> in one.</summary>
/// <remarks>One object serves all threads.</remarks>
public sealed class RandomFlip : IRowTransform
{
    private readonly ImageSize size;

    /// <summary>For images of a size.</summary>
    /// <param name="height">Height in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="channels">Channels. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RandomFlip(int height, int width, int channels = 1)
    {
        size = new ImageSize(height, width, channels);
    }

    /// <summary>The probability of a horizontal flip. Default 0.5.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1].</exception>
    public float Horizontal
    {
        get;
        init => field = Probability(value, nameof(Horizontal));
    } = 0.5f;

    /// <summary>The probability of a vertical flip. Default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1].</exception>
    public float Vertical
    {
        get;
        init => field = Probability(value, nameof(Vertical));
    }

    /// <inheritdoc/>
    public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
    {
        size.Check(row, nameof(RandomFlip));
        SpanCheck.Apart(row, transformed, nameof(transformed));

        // Both are drawn always, so that one probability does not change what the other does.
        bool isMirrored = random.NextUniform() < Horizontal, isUpsideDown = random.NextUniform() < Vertical;
        int line = size.Width * size.Channels;
        for (int y = 0; y < size.Height; y++)
        {
            var from = row.Slice((isUpsideDown ? size.Height - 1 - y : y) * line, line);
            var to = transformed.Slice(y * line, line);
            if (!isMirrored)
            {
                from.CopyTo(to);
                continue;
            }

            for (int x = 0; x < line; x += size.Channels)
            {
                from.Slice(line - size.Channels - x, size.Channels).CopyTo(to[x..]);
            }
        }
    }

    private static float Probability(float value, string option) =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(option, value, $"{option} is a probability and must be from 0 to 1.");
}
