using System.Globalization;
using SkiaSharp;

namespace NetGen;

/// <summary>Decodes an image file, turns it upright, and scales it.</summary>
internal static class ImageDecoder
{
    private const int BytesOfPixel = 4;

    // ITU-R BT.601, as in PIL's "L".
    private const float Red = 0.299f, Green = 0.587f, Blue = 0.114f;

    /// <summary>Decodes an image.</summary>
    /// <param name="stream">The file; it stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="format">What it becomes.</param>
    /// <param name="pixels">Receives height × width × channels numbers.</param>
    /// <exception cref="InvalidDataException">It is no image, is damaged, or has too many pixels.</exception>
    public static void Decode(Stream stream, string name, ImageFormat format, Span<float> pixels)
    {
        using var bytes = SKData.Create(stream);
        using var codec = bytes is null ? null : SKCodec.Create(bytes);
        if (codec is null)
        {
            throw new InvalidDataException($"{name}: expected an image (JPEG, PNG, BMP, GIF or WebP), but found something else.");
        }

        var size = codec.Info.Size;
        if ((long)size.Width * size.Height > format.MaxPixels)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: expected at most {format.MaxPixels} pixels ({nameof(ImageFormat)}.{nameof(ImageFormat.MaxPixels)}), but found {size.Width} × {size.Height}."));
        }

        using var decoded = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var result = codec.GetPixels(decoded.Info, decoded.GetPixels());
        if (result != SKCodecResult.Success)
        {
            throw new InvalidDataException($"{name}: the image is damaged or cut short ({result}).");
        }

        using var scaled = new SKBitmap(new SKImageInfo(format.Width, format.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        Draw(decoded, codec.EncodedOrigin, scaled, format);
        Convert(scaled, format, pixels);
    }

    private static void Draw(SKBitmap from, SKEncodedOrigin origin, SKBitmap to, ImageFormat format)
    {
        from.SetImmutable();
        using var image = SKImage.FromBitmap(from);
        using var canvas = new SKCanvas(to);
        canvas.Clear(new SKColor(format.Background, format.Background, format.Background));
        canvas.Concat(Fit(Upright(from.Width, from.Height, origin), from, format));

        // Where an image becomes smaller, smaller versions of it are blended, so that no pixel is passed over.
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        canvas.Flush();
    }

    /// <summary>The matrix that turns an image upright.</summary>
    private static SKMatrix Upright(int width, int height, SKEncodedOrigin origin) => origin switch
    {
        SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
        SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
        SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
        SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
        SKEncodedOrigin.RightTop => Matrix(0, -1, height, 1, 0, 0),
        SKEncodedOrigin.RightBottom => Matrix(0, -1, height, -1, 0, width),
        SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, width),
        _ => SKMatrix.Identity,
    };

    /// <summary>x′ = xx · x + xy · y + dx and y′ = yx · x + yy · y + dy.</summary>
    private static SKMatrix Matrix(float xx, float xy, float dx, float yx, float yy, float dy) => new(xx, xy, dx, yx, yy, dy, 0, 0, 1);

    /// <summary>The matrix that scales an upright image after it has been turned.</summary>
    private static SKMatrix Fit(SKMatrix upright, SKBitmap image, ImageFormat format)
    {
        var bounds = upright.MapRect(SKRect.Create(image.Width, image.Height));
        float x = format.Width / bounds.Width, y = format.Height / bounds.Height;
        (x, y) = format.Fit switch
        {
            ImageFit.Crop => (Math.Max(x, y), Math.Max(x, y)),
            ImageFit.Pad => (Math.Min(x, y), Math.Min(x, y)),
            _ => (x, y),
        };
        return Matrix(x, 0, (format.Width - (x * bounds.Width)) / 2, 0, y, (format.Height - (y * bounds.Height)) / 2).PreConcat(upright);
    }

    private static void Convert(SKBitmap image, ImageFormat format, Span<float> pixels)
    {
        var bytes = image.GetPixelSpan();
        for (int y = 0, at = 0; y < format.Height; y++)
        {
            var line = bytes.Slice(y * image.RowBytes, format.Width * BytesOfPixel);
            for (int x = 0; x < line.Length; x += BytesOfPixel)
            {
                if (format.Channels == 1)
                {
                    pixels[at++] = format.Scale * ((Red * line[x]) + (Green * line[x + 1]) + (Blue * line[x + 2]));
                    continue;
                }

                pixels[at++] = format.Scale * line[x];
                pixels[at++] = format.Scale * line[x + 1];
                pixels[at++] = format.Scale * line[x + 2];
            }
        }
    }
}
