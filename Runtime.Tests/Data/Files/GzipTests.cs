using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data.Files;

/// <summary>Packed files as gzip, bgzip and concatenation write them (RFC 1952).</summary>
public class GzipTests
{
    /// <summary>Parts from nothing to several blocks, equal ones and empty ones among them, packed well and not at all.</summary>
    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    public void Parts_of_every_size_follow_each_other(CompressionLevel level)
    {
        var random = new Random(5);
        int[] sizes = [0, 1, 1, 0, 0, 20, 20, 8_180, 8_192, 65_535, 65_536, 200_000, .. Enumerable.Range(0, 300).Select(_ => random.Next(0, 3000)), 0];
        var content = new List<byte>();
        var packed = new List<byte>();
        foreach (int size in sizes)
        {
            byte[] part = new byte[size];
            random.NextBytes(part);
            content.AddRange(part);
            packed.AddRange(Pack(part, level));
            packed.AddRange(Pack(part, level));
            content.AddRange(part);
        }

        using var file = TemporaryFile.Of([.. packed]);

        Assert.Equal(content, Unpack(file, atOnce: 10_000));
        Assert.Equal(content, Unpack(file, atOnce: 7));
    }

    /// <summary>With a name, a comment, extra bytes (as bgzip has them) and a checksum of the header, each alone and all of them.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(2 + 4 + 8 + 16 + 1)]
    public void Headers_may_say_more(int flags)
    {
        byte[] plain = Pack("1,x\n"u8.ToArray(), CompressionLevel.Optimal);
        byte[] more = [
            .. plain[..3], (byte)flags, .. plain[4..10],
            .. (flags & 4) != 0 ? [6, 0, (byte)'B', (byte)'C', 2, 0, 27, 0] : Array.Empty<byte>(),
            .. (flags & 8) != 0 ? "a.csv\0"u8 : [],
            .. (flags & 16) != 0 ? "by hand\0"u8 : [],
            .. (flags & 2) != 0 ? [1, 2] : Array.Empty<byte>(),
            .. plain[10..]];
        using var file = TemporaryFile.Of([.. more, .. more]);

        Assert.Equal(2, Dataset.FromCsv(file.Path, ^1).Count);
    }

    public static TheoryData<string> Damages => ["garbage", "zeros", "half a header", "reserved flag", "other method", "checksum", "length", "cut", "second cut", "second damaged"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void What_is_damaged_or_no_part_is_an_error(string damage)
    {
        byte[] part = Pack(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i % 3}\n")))), CompressionLevel.Optimal);
        byte[] Changed(int place, byte value) => [.. part[..place], (byte)(part[place] ^ value), .. part[(place + 1)..]];
        byte[] bytes = damage switch
        {
            "garbage" => [.. part, 1, 2, 3],
            "zeros" => [.. part, .. new byte[512]],
            "half a header" => [.. part, .. part[..7]],
            "reserved flag" => Changed(3, 0x20),
            "other method" => Changed(2, 1),
            "checksum" => Changed(part.Length - 8, 1),
            "length" => Changed(part.Length - 4, 1),
            "cut" => part[..^5],
            "second cut" => [.. part, .. part[..^5]],
            _ => [.. part, .. Changed(30, 0x55)],
        };
        using var file = TemporaryFile.Of(bytes);

        string message = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file.Path, ^1)).Message;

        Assert.StartsWith($"{file.Path}: the gzip data are damaged after ", message, StringComparison.Ordinal);
    }

    /// <summary>Images and labels may come in parts, too.</summary>
    [Fact]
    public void Idx_files_come_in_parts()
    {
        byte[] images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 1, 2, 3, 4];
        using var packed = TemporaryFile.Of([.. GzipBytes.Of(images[..9]), .. GzipBytes.Of(images[9..])]);
        using var labels = TemporaryFile.Of([0, 0, 8, 1, 0, 0, 0, 2, 0, 1]);

        Assert.Equal([3, 4], Dataset.FromIdx(packed.Path, labels.Path).Input(1).ToArray());
    }

    /// <summary>What unpacks to more than a GiB is refused, whoever reads it; and memory is taken for what has come, not for what was announced.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public void A_file_that_unpacks_to_more_than_a_GiB_is_refused()
    {
        byte[] header = new byte[16], zeros = new byte[1 << 20];
        header[2] = 8;
        header[3] = 3;
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 2000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 1024);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), 1024);
        byte[] part = GzipBytes.Of(zeros);
        using var file = TemporaryFile.Of([.. GzipBytes.Of(header), .. Enumerable.Repeat(part, 1025).SelectMany(p => p)]);
        byte[] labelBytes = new byte[8 + 2000];
        labelBytes[2] = 8;
        labelBytes[3] = 1;
        BinaryPrimitives.WriteInt32BigEndian(labelBytes.AsSpan(4), 2000);
        using var labels = TemporaryFile.Of(labelBytes);

        string message = Assert.Throws<InvalidDataException>(() => Dataset.FromIdx(file.Path, labels.Path)).Message;

        Assert.EndsWith("expected at most 1073741824 bytes when it is unpacked, but found more: unpack it first.", message, StringComparison.Ordinal);
    }

    private static byte[] Pack(byte[] bytes, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        // Of nothing .NET makes no part at all.
        return packed.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    private static List<byte> Unpack(TemporaryFile file, int atOnce)
    {
        using var data = new DataFile(file.Path);
        var all = new List<byte>();
        byte[] buffer = new byte[atOnce];
        int read;
        do
        {
            read = data.Read(buffer);
            all.AddRange(buffer.AsSpan(0, read));
        }
        while (read == buffer.Length);
        return all;
    }
}
