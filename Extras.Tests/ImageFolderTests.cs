using System.Buffers.Binary;
using SkiaSharp;

namespace NetGen.Extras.Tests;

/// <summary>Images in folders, which are made here.</summary>
public sealed class ImageFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Classes_and_files_come_in_the_order_of_their_names()
    {
        foreach (string path in new[] { "dog/b.png", "dog/B.png", "dog/more/a.png", "cat/10.png", "cat/9.png", "Zebra/z.PNG" })
        {
            Write(path, 1, 1, (_, _) => new SKColor((byte)path[^5], 0, 0));
        }

        File.WriteAllText(Path("cat/notes.txt"), "no image");
        File.WriteAllText(Path("cat/.hidden.png"), "no image");
        Directory.CreateDirectory(Path(".git"));

        var data = ImageFolder.Read(folder.Path, new ImageFormat(1, 1));

        Assert.Equal(["Zebra", "cat", "dog"], data.ClassNames);
        Assert.Equal([0, 1, 1, 2, 2, 2], Enumerable.Range(0, data.Count).Select(data.Label));
        Assert.Equal("z09Bba", string.Concat(Enumerable.Range(0, data.Count).Select(row => (char)data.Input(row)[0])));
        Assert.Equal(
            ["Zebra/z.PNG", "cat/10.png", "cat/9.png", "dog/B.png", "dog/b.png", "dog/more/a.png"],
            ImageFolder.Files(folder.Path).Select(file => System.IO.Path.GetRelativePath(folder.Path, file).Replace('\\', '/')));
    }

    [Fact]
    public void An_image_of_the_size_is_its_pixels()
    {
        string path = Write("x.png", 3, 2, (x, y) => new SKColor((byte)(40 * x), (byte)(100 * y), 7));

        Assert.Equal([0, 0, 7, 40, 0, 7, 80, 0, 7, 0, 100, 7, 40, 100, 7, 80, 100, 7], ImageFile.Read(path, new ImageFormat(2, 3)));

        // 0.299 red + 0.587 green + 0.114 blue; a float has 7 digits.
        float[] grey = ImageFile.Read(path, new ImageFormat(2, 3, channels: 1) { Scale = 2 });
        Assert.Equal(6, grey.Length);
        Assert.Equal(2 * ((0.299 * 80) + (0.587 * 100) + (0.114 * 7)), grey[5], 1e-4);
    }

    /// <summary>Columns of red, green, blue and white, two pixels high, which become two columns, three pixels high.</summary>
    [Theory]
    [InlineData(ImageFit.Crop, "gbgbgb")]
    [InlineData(ImageFit.Pad, "..??..")]
    [InlineData(ImageFit.Stretch, "??????")]
    public void An_image_of_other_proportions_is_fitted(ImageFit fit, string expected)
    {
        string path = Write("x.png", 4, 2, (x, _) => ((SKColor[])[SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.White])[x]);

        float[] pixels = ImageFile.Read(path, new ImageFormat(fit == ImageFit.Crop ? 2 : 3, 2) { Fit = fit, Background = 9 });

        // A mixture of two columns is neither of them and no background.
        string seen = string.Concat(pixels.Chunk(3).Select(p => p is [9, 9, 9] ? '.' : p is [0, 255, 0] ? 'g' : p is [0, 0, 255] ? 'b' : '?'));
        Assert.Equal(expected[..seen.Length], seen);
    }

    [Fact]
    public void A_smaller_image_is_the_mean_of_its_pixels_and_not_a_choice_of_them()
    {
        // A chessboard of pixels: whoever takes every eighth sees one colour.
        string path = Write("x.png", 64, 64, (x, y) => (x + y) % 2 == 0 ? SKColors.Black : SKColors.White);

        // Levels of 255 are rounded at each halving.
        Assert.All(ImageFile.Read(path, new ImageFormat(8, 8, 1)), value => Assert.InRange(value, 126, 129));
    }

    [Fact]
    public void Transparent_pixels_show_the_background()
    {
        string path = Write("x.png", 1, 1, (_, _) => new SKColor(255, 0, 0, 0));

        Assert.Equal([255, 255, 255], ImageFile.Read(path, new ImageFormat(1, 1)));
        Assert.Equal([7, 7, 7], ImageFile.Read(path, new ImageFormat(1, 1) { Background = 7 }));
    }

    /// <summary>The eight orientations of EXIF: where the first pixel of the file, which is dark, stands in the upright image of 2 × 3 blocks.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 2)]
    [InlineData(4, 0, 2)]
    [InlineData(5, 0, 0)]
    [InlineData(6, 1, 0)]
    [InlineData(7, 1, 2)]
    [InlineData(8, 0, 2)]
    public void An_image_is_turned_upright(int orientation, int darkX, int darkY)
    {
        // Blocks of 8 × 8 pixels, since JPEG keeps no single ones; the upright image has 2 × 3 of them.
        var (width, height) = orientation < 5 ? (2, 3) : (3, 2);
        using var bitmap = Bitmap(8 * width, 8 * height, (x, y) => x < 8 && y < 8 ? SKColors.Black : SKColors.White);
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        string path = Path("x.jpg");
        File.WriteAllBytes(path, WithOrientation(jpeg.ToArray(), orientation));

        float[] pixels = ImageFile.Read(path, new ImageFormat(24, 16, 1));

        for (int y = 0; y < 3; y++)
        {
            for (int x = 0; x < 2; x++)
            {
                float middle = pixels[(((8 * y) + 4) * 16) + (8 * x) + 4];
                Assert.Equal(x == darkX && y == darkY, middle < 128);
            }
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void Files_that_are_cut_short_or_something_else_are_errors_that_name_them(SKEncodedImageFormat kind)
    {
        using var bitmap = Bitmap(64, 64, (x, y) => new SKColor((byte)(x * y), (byte)x, (byte)y));
        using var encoded = bitmap.Encode(kind, 90);
        string good = Path("a/1.png"), cut = Path("a/2.png"), other = Path("b/3.png");
        Directory.CreateDirectory(Path("a"));
        Directory.CreateDirectory(Path("b"));
        File.WriteAllBytes(good, encoded.ToArray());
        File.WriteAllBytes(cut, encoded.ToArray()[..^(encoded.ToArray().Length / 2)]);
        File.WriteAllText(other, "no image");

        var error = Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path, new ImageFormat(4, 4)));

        Assert.StartsWith($"{cut}: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(
            $"{other}: expected an image (JPEG, PNG, BMP, GIF or WebP), but found something else.",
            Assert.Throws<InvalidDataException>(() => ImageFile.ReadAll([good, other], new ImageFormat(4, 4))).Message);
    }

    [Fact]
    public void Classes_can_be_given()
    {
        Write("cat/1.png", 1, 1, (_, _) => SKColors.Red);

        var data = ImageFolder.Read(folder.Path, new ImageFormat(1, 1), ["dog", "cat"]);
        var error = Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path, new ImageFormat(1, 1), ["dog"]));

        Assert.Equal((2, 1), (data.ClassCount, data.Label(0)));
        Assert.Equal($"{folder.Path} has the folder 'cat', which is none of the classes 'dog'.", error.Message);
    }

    [Fact]
    public void What_is_not_there_is_an_error()
    {
        Assert.StartsWith($"{folder.Path}: expected a folder for each class", Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path, new ImageFormat(1, 1))).Message, StringComparison.Ordinal);
        Directory.CreateDirectory(Path("empty"));
        Assert.StartsWith($"{Path("empty")}: expected images of a class", Assert.Throws<InvalidDataException>(() => ImageFolder.Read(folder.Path, new ImageFormat(1, 1))).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => ImageFolder.Read(Path("nowhere"), new ImageFormat(1, 1)));
        Assert.Throws<FileNotFoundException>(() => ImageFile.Read(Path("nothing.png"), new ImageFormat(1, 1)));
        Assert.Throws<ArgumentException>(() => ImageFile.ReadAll([], new ImageFormat(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFormat(1, 1, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFormat(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageFormat(1 << 16, 1 << 16));
    }

    [Fact]
    public void A_file_with_too_many_pixels_is_refused()
    {
        string path = Write("x.png", 30, 20, (_, _) => SKColors.Red);

        var error = Assert.Throws<InvalidDataException>(() => ImageFile.Read(path, new ImageFormat(1, 1) { MaxPixels = 599 }));

        Assert.Equal($"{path}: expected at most 599 pixels (ImageFormat.MaxPixels), but found 30 × 20.", error.Message);
        Assert.Equal(3, ImageFile.Read(path, new ImageFormat(1, 1) { MaxPixels = 600 }).Length);
    }

    [Fact]
    public void A_stream_reads_as_the_file_and_stays_open()
    {
        string path = Write("x.png", 5, 4, (x, y) => new SKColor((byte)(x * 50), (byte)(y * 60), 3));
        using var stream = File.OpenRead(path);

        Assert.Equal(ImageFile.Read(path, new ImageFormat(4, 4)), ImageFile.Read(stream, new ImageFormat(4, 4)));
        Assert.True(stream.CanRead);
    }

    private string Path(string name) => System.IO.Path.Combine(folder.Path, name);

    private string Write(string name, int width, int height, Func<int, int, SKColor> color)
    {
        string path = Path(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        using var bitmap = Bitmap(width, height, color);
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, png.ToArray());
        return path;
    }

    private static SKBitmap Bitmap(int width, int height, Func<int, int, SKColor> color)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bitmap.SetPixel(x, y, color(x, y));
            }
        }

        return bitmap;
    }

    /// <summary>Puts an EXIF segment with nothing but the orientation behind the start of a JPEG file.</summary>
    private static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        // A header of TIFF, big-endian, and one directory with one entry: tag 0x0112, SHORT, 1 value.
        byte[] tiff = [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];
        byte[] content = [.. "Exif\0\0"u8, .. tiff];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. content, .. jpeg[2..]];
    }
}
