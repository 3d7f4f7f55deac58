using System.Buffers.Binary;
using System.IO.Compression;

namespace NetGen;

/// <summary>Writes small pictures as PNG: 8 bits a channel, grey or red, green and blue.</summary>
internal static class PngImage
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether rows of this shape are images: height × width × 1 or 3 channels.</summary>
    public static bool IsImage(Shape shape) => shape.Rank == 3 && shape.Dimensions[2] is 1 or 3;

    /// <summary>An image whose values from low to high become 0 to 255, in a file of its own.</summary>
    public static byte[] Encode(Shape shape, ReadOnlySpan<float> values, float low, float high)
    {
        int height = shape.Dimensions[0], width = shape.Dimensions[1], channels = shape.Dimensions[2];
        float scale = high > low ? 255 / (high - low) : 0;
        byte[] lines = new byte[height * (1 + (width * channels))];
        for (int i = 0; i < values.Length; i++)
        {
            // Each line begins with a 0: it is not filtered.
            lines[i + (i / (width * channels)) + 1] = (byte)Math.Clamp(MathF.Round((values[i] - low) * scale), 0, 255);
        }

        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        header[9] = (byte)(channels == 1 ? 0 : 2);

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(lines));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            zlib.Write(bytes);
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Append(Crc32.Append(0, type), data));
        file.Write(number);
    }
}
