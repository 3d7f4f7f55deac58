using System.Buffers.Binary;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

public class IdxTests
{
    private const uint ImagesMagic = 0x803;
    private const uint LabelsMagic = 0x801;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void ImagesAndLabels_AreRead(bool packImages, bool packLabels)
    {
        byte[] images = Idx(ImagesMagic, [2, 2, 3], [0, 1, 2, 3, 4, 5, 255, 6, 7, 8, 9, 10]);
        byte[] labels = Idx(LabelsMagic, [2], [4, 1]);
        using var imagesFile = TemporaryFile.Of(packImages ? GzipBytes.Of(images) : images);
        using var labelsFile = TemporaryFile.Of(packLabels ? GzipBytes.Of(labels) : labels);
        var data = Dataset.FromIdx(imagesFile.Path, labelsFile.Path, scale: 0.5f);

        Assert.Equal((2, 6, 5), (data.Count, data.InputSize, data.ClassCount));
        Assert.Equal([127.5f, 3, 3.5f, 4, 4.5f, 5], data.Input(1).ToArray());
        Assert.Equal((4, 1), (data.Label(0), data.Label(1)));
        Assert.Null(data.ClassNames);
    }

    [Fact]
    public void OtherNumbersOfDimensions_AreFlattened()
    {
        Assert.Equal(3, Read(Idx(0x802, [1, 3], [1, 2, 3]), Idx(LabelsMagic, [1], [0])).InputSize);
        Assert.Equal(8, Read(Idx(0x804, [1, 2, 2, 2], new byte[8]), Idx(LabelsMagic, [1], [0])).InputSize);
    }

    [Fact]
    public void ClassNames_AreKept()
    {
        var data = Read(Idx(ImagesMagic, [1, 1, 1], [7]), Idx(LabelsMagic, [1], [1]), ["cat", "dog", "emu"]);

        Assert.Equal(["cat", "dog", "emu"], data.ClassNames!);
        Assert.Equal(3, data.ClassCount);
    }

    public static TheoryData<string, byte[], byte[]> Mistakes
    {
        get
        {
            byte[] images = Idx(ImagesMagic, [2, 1, 1], [1, 2]), labels = Idx(LabelsMagic, [2], [0, 1]);
            return new()
            {
                { "byte 0: expected the magic number 0x00000802 of images (to 0x00000804 by the number of dimensions), but found 0x00000801: a file of 1 dimensions (are images and labels swapped?)", labels, labels },
                { "byte 0: expected the magic number 0x00000801 of labels, but found 0x00000803", images, images },
                { "0x00000D03: its values are of type 32-bit float", Idx(0xD03, [2, 1, 1], new byte[8]), labels },
                { "0x00000703: this is not an IDX file", Idx(0x703, [2, 1, 1], [1, 2]), labels },
                { "0x03080000: this is not an IDX file", Idx(0x03080000, [2, 1, 1], [1, 2]), labels },
                { "byte 0: expected a magic number of 4 bytes, but found the end of the file after 0", [], labels },
                { "byte 4: expected dimension 1 of 3 of 4 bytes, but found the end of the file after 2", images[..6], labels },
                { "byte 4: expected dimension 1 of 3 to be 1 to 2147483647, but found 0", Idx(ImagesMagic, [0, 1, 1], []), labels },
                { "byte 8: expected dimension 2 of 3 to be 1 to 2147483647, but found 4294967295", Idx(ImagesMagic, [2, uint.MaxValue, 1], [1, 2]), labels },
                { "byte 17: expected 18 bytes for the dimensions 2 × 1 × 1, but found a file of 17 bytes", images[..^1], labels },
                { "byte 18: expected 18 bytes for the dimensions 2 × 1 × 1, but found a file of 19 bytes", [.. images, 0], labels },
                { "byte 4: expected 2 labels", images, Idx(LabelsMagic, [3], [0, 1, 2]) },
                { "byte 4: expected at most", Idx(ImagesMagic, [int.MaxValue, int.MaxValue, int.MaxValue], [1]), labels },
                { "expected 2147000016 bytes for the dimensions 2147000 × 1000 × 1", Idx(ImagesMagic, [2147000, 1000, 1], [1]), labels },
                { "byte 17 of the unpacked data: expected 2 values, but found the end of the file after 1", GzipBytes.Of(images[..^1]), labels },
                { "byte 18 of the unpacked data: expected the end of the file, since the dimensions are 2 × 1 × 1, but found more bytes", GzipBytes.Of([.. images, 0]), labels },
                { "expected 2147000000 values, but found the end of the file after 1", GzipBytes.Of(Idx(ImagesMagic, [2147000, 1000, 1], [1])), labels },
                { "the file is cut short, or something was appended", GzipBytes.Of(images)[..^9], labels },
                { "the file is cut short, or something was appended", [.. GzipBytes.Of(images), 1, 2, 3, 4], labels },
                { "has at least 20 bytes, but has only 12", GzipBytes.Of(images)[..12], labels },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_NameFileAndByte(string expected, byte[] images, byte[] labels)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => Read(images, labels));

        Assert.Contains(expected, error.Message);
        Assert.Contains("netgen-", error.Message);

        // Whatever a header announces, memory is taken for what is there: one buffer of 1 MiB at most, and some for the test itself.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void LabelWithoutName_IsAnError()
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(Idx(ImagesMagic, [2, 1, 1], [1, 2]), Idx(LabelsMagic, [2], [1, 2]), ["a", "b"]));

        Assert.Contains("byte 9: expected a label of 0 to 1 (there are 2 class names), but found 2", error.Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(3e38f)]
    public void ScaleBeyondFloats_IsAnError(float scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromIdx("a", "b", scale));

    [MnistFact]
    public void Mnist_IsRead()
    {
        string folder = MnistFolder.Path!;
        var train = Dataset.FromIdx(Path.Combine(folder, "train-images-idx3-ubyte.gz"), Path.Combine(folder, "train-labels-idx1-ubyte.gz"));
        var test = Dataset.FromIdx(Path.Combine(folder, "t10k-images-idx3-ubyte.gz"), Path.Combine(folder, "t10k-labels-idx1-ubyte.gz"));

        Assert.Equal((60000, 784, 10), (train.Count, train.InputSize, train.ClassCount));
        Assert.Equal((10000, 784, 10), (test.Count, test.InputSize, test.ClassCount));
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], Enumerable.Range(0, 10).Select(train.Label));

        // The mean pixel of the training images is known to be 33.318 (0.1307 of 255).
        double sum = 0;
        for (int row = 0; row < train.Count; row++)
        {
            foreach (float pixel in train.Input(row))
            {
                sum += pixel;
            }
        }

        Assert.Equal(33.318, sum / (60000.0 * 784), 3);
    }

    private static Dataset Read(byte[] images, byte[] labels, string[]? classNames = null)
    {
        using var imagesFile = TemporaryFile.Of(images);
        using var labelsFile = TemporaryFile.Of(labels);
        return Dataset.FromIdx(imagesFile.Path, labelsFile.Path, classNames: classNames);
    }

    private static byte[] Idx(uint magic, uint[] dimensions, byte[] values)
    {
        byte[] file = new byte[4 + (4 * dimensions.Length) + values.Length];
        BinaryPrimitives.WriteUInt32BigEndian(file, magic);
        for (int i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        }

        values.CopyTo(file, file.Length - values.Length);
        return file;
    }
}
