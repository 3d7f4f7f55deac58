using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen.Samples.Tests.Infrastructure;

/// <summary>Small files that look like those of MNIST.</summary>
internal static class MnistFiles
{
    private const int Size = 28, Classes = 10;

    /// <summary>Writes four files whose images are a bright stripe: the row it stands in is the class.</summary>
    public static void WriteStripes(string folder, bool pack)
    {
        WritePart(folder, "train", 400, pack);
        WritePart(folder, "t10k", 100, pack);
    }

    private static void WritePart(string folder, string part, int count, bool pack)
    {
        byte[] images = new byte[count * Size * Size], labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            int label = i % Classes;
            labels[i] = (byte)label;
            images.AsSpan((i * Size * Size) + (2 * label * Size), 2 * Size).Fill(200);
        }

        Write(Path.Combine(folder, $"{part}-images-idx3-ubyte"), images, pack, count, Size, Size);
        Write(Path.Combine(folder, $"{part}-labels-idx1-ubyte"), labels, pack, count);
    }

    /// <summary>IDX: two zeros, 8 for unsigned bytes, the number of dimensions; each dimension as a big-endian number; the values.</summary>
    private static void Write(string path, byte[] values, bool pack, params int[] dimensions)
    {
        using Stream file = File.Create(pack ? path + ".gz" : path);
        using var stream = pack ? new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write([0, 0, 8, (byte)dimensions.Length]);
        Span<byte> number = stackalloc byte[4];
        foreach (int dimension in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, dimension);
            stream.Write(number);
        }

        stream.Write(values);
    }
}
