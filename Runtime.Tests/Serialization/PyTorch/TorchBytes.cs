using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace NetGen.Runtime.Tests.Serialization.PyTorch;

/// <summary>Files of torch.save put together by hand, right or wrong.</summary>
internal static class TorchBytes
{
    public static byte[] None => [(byte)'N'];

    public static byte[] False => [0x89];

    public static byte[] EmptyDictionary => [(byte)'}'];

    /// <summary>A file: an archive of a pickle and storages.</summary>
    /// <param name="pickle">What the pickle makes, without its protocol and its end.</param>
    /// <param name="storages">Bytes by key.</param>
    public static byte[] File(byte[] pickle, params (string Key, byte[] Bytes)[] storages) =>
        Zip([("archive/data.pkl", Pickle(pickle)), .. storages.Select(s => ($"archive/data/{s.Key}", s.Bytes)), ("archive/version", "3\n"u8.ToArray())]);

    public static byte[] Pickle(byte[] value) => [0x80, 2, .. value, (byte)'.'];

    /// <summary>An archive of files that are stored as they are, and a compressed one.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files, (string Name, byte[] Content) compressed)
    {
        using var stream = new MemoryStream();
        stream.Write(Zip(files));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(compressed.Name, CompressionLevel.Optimal).Open();
            entry.Write(compressed.Content);
        }

        return stream.ToArray();
    }

    public static byte[] Zip(IEnumerable<(string Name, byte[] Content)> files, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The files of an archive.</summary>
    public static List<(string Name, byte[] Content)> Unzip(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return [.. zip.Entries.Select(e => (e.FullName, Content(e)))];

        static byte[] Content(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            byte[] bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    public static byte[] Text(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text), length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return [(byte)'X', .. length, .. bytes];
    }

    public static byte[] Number(long value) => [0x8A, 8, .. BitConverter.GetBytes(value)];

    public static byte[] Tuple(params byte[][] items) => [(byte)'(', .. items.SelectMany(i => i), (byte)'t'];

    public static byte[] Numbers(params long[] values) => Tuple([.. values.Select(Number)]);

    public static byte[] Global(string module, string name) => [(byte)'c', .. Encoding.UTF8.GetBytes($"{module}\n{name}\n")];

    public static byte[] Call(byte[] function, byte[] arguments) => [.. function, .. arguments, (byte)'R'];

    public static byte[] Dictionary(params (string Key, byte[] Value)[] items) =>
        [.. EmptyDictionary, (byte)'(', .. items.SelectMany(i => Text(i.Key).Concat(i.Value)), (byte)'u'];

    public static byte[] Storage(string key, long count, string type = "FloatStorage") =>
        [.. Tuple(Text("storage"), Global("torch", type), Text(key), Text("cpu"), Number(count)), (byte)'Q'];

    public static byte[] Tensor(byte[] storage, long offset, long[] shape, long[] strides) =>
        Call(
            Global("torch._utils", "_rebuild_tensor_v2"),
            Tuple(storage, Number(offset), Numbers(shape), Numbers(strides), False, Call(Global("collections", "OrderedDict"), [(byte)')'])));
}
