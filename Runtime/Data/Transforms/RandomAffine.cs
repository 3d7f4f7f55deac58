using NetGen.Generated;

namespace NetGen;

/// <summary>
/// Rotates, shifts, scales and shears an image by random amounts, all of them uniform in their range: torchvision's <c>RandomAffine</c> with bilinear
/// interpolation.
/// Pixels from outside the image are <see cref="Fill"/>.
/// </summary>
/// <remarks>
/// <para>The image is moved around its centre: first scaled and sheared, then rotated, then shifted. Positive degrees rotate clockwise, as in torchvision. A
/// shift is a whole number of pixels.
/// </para>
/// <para>One object serves all threads.</para>
/// </remarks>
public sealed class RandomAffine : IRowTransform
{
    private readonly ImageSize size;
    private readonly int height;
    private readonly int width;
    private readonly int channels;

    /// <summary>For images of a size.</summary>
    /// <param name="height">Height in pixels.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="channels">Channels. Default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RandomAffine(int height, int width, int channels = 1)
    {
        size = new ImageSize(height, width, channels);
        this.height = height;
        this.width = width;
        this.channels = channels;
    }

    /// <summary>Rotates by an angle in [−Degrees, Degrees]. Default 0; at most 180.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 180].</exception>
    public float Degrees
    {
        get;
        init => field = InRange(value, 0, 180, nameof(Degrees));
    }

    /// <summary>Shifts along each axis by at most this share of the size. Default 0; at most 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 1].</exception>
    public float Translate
    {
        get;
        init => field = InRange(value, 0, 1, nameof(Translate));
    }

    /// <summary>Scales by a factor in [MinScale, <see cref="MaxScale"/>]. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or not finite.</exception>
    public float MinScale
    {
        get;
        init => field = InRange(value, float.Epsilon, float.MaxValue, nameof(MinScale));
    } = 1;

    /// <summary>Scales by a factor in [<see cref="MinScale"/>, MaxScale]. Default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, or not finite.</exception>
    public float MaxScale
    {
        get;
        init => field = InRange(value, float.Epsilon, float.MaxValue, nameof(MaxScale));
    } = 1;

    /// <summary>Shears along the x axis by an angle in [−Shear, Shear], in degrees. Default 0; below 90.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not in [0, 89].</exception>
    public float Shear
    {
        get;
        init => field = InRange(value, 0, 89, nameof(Shear));
    }

    /// <summary>The value of pixels outside the image. Default 0.</summary>
    public float Fill { get; init; }

    /// <inheritdoc/>
    public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
    {
        size.Check(row, nameof(RandomAffine));
        SpanCheck.Apart(row, transformed, nameof(transformed));

        // Backwards, since each pixel of the result asks where it comes from: M⁻¹ = S⁻¹ · R⁻¹, after the shift has been taken back.
        float angle = Radians(random.NextUniform(-Degrees, Degrees)), shear = MathF.Tan(Radians(random.NextUniform(-Shear, Shear)));
        float scale = random.NextUniform(MinScale, MaxScale);
        float shiftX = MathF.Round(random.NextUniform(-Translate, Translate) * width), shiftY = MathF.Round(random.NextUniform(-Translate, Translate) * height);
        float cos = MathF.Cos(angle) / scale, sin = MathF.Sin(angle) / scale;
        float xx = cos + (shear * -sin), xy = sin + (shear * cos), yx = -sin, yy = cos;
        float centerX = (width - 1) * 0.5f, centerY = (height - 1) * 0.5f;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                float fromX = x - centerX - shiftX, fromY = y - centerY - shiftY;
                Interpolate(
                    row, (xx * fromX) + (xy * fromY) + centerX, (yx * fromX) + (yy * fromY) + centerY,
                    transformed.Slice(((y * width) + x) * channels, channels));
            }
        }
    }

    private static float Radians(float degrees) => degrees * (MathF.PI / 180);

    private static float InRange(float value, float least, float most, string option) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(
            option, value, FormattableString.Invariant($"{option} must be from {least} to {most}."));

    /// <summary>The value between four pixels, weighted by nearness.</summary>
    private void Interpolate(ReadOnlySpan<float> image, float x, float y, Span<float> pixel)
    {
        int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
        float right = x - left, bottom = y - top;
        for (int channel = 0; channel < pixel.Length; channel++)
        {
            float above = ((1 - right) * At(image, left, top, channel)) + (right * At(image, left + 1, top, channel));
            float below = ((1 - right) * At(image, left, top + 1, channel)) + (right * At(image, left + 1, top + 1, channel));
            pixel[channel] = ((1 - bottom) * above) + (bottom * below);
        }
    }

    private float At(ReadOnlySpan<float> image, int x, int y, int channel) =>
        (uint)x < (uint)width && (uint)y < (uint)height ? image[(((y * width) + x) * channels) + channel] : Fill;
}
