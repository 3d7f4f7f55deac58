using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Safetensors files put together by hand, right or wrong.</summary>
internal static class SafetensorsBytes
{
    public static byte[] Of(string header, params byte[] data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, params byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    public static byte[] Floats(params IEnumerable<float> values) => [.. values.SelectMany(BitConverter.GetBytes)];

    /// <summary>The header of a file, without its padding.</summary>
    public static string Header(byte[] file) =>
        Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadInt64LittleEndian(file)).TrimEnd(' ');

    /// <summary>The data of a file.</summary>
    public static byte[] Data(byte[] file) => file[(8 + (int)BinaryPrimitives.ReadInt64LittleEndian(file))..];

    /// <summary>A file of the same tensors, sorted by name, as text.</summary>
    public static byte[] Sorted(byte[] file)
    {
        using var header = JsonDocument.Parse(Header(file));
        byte[] data = Data(file), sorted = [];
        var entries = new List<string>();
        foreach (var tensor in header.RootElement.EnumerateObject().Where(t => t.Name != "__metadata__").OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            int[] offsets = [.. tensor.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt32())];
            string place = $"[{sorted.Length},{sorted.Length + offsets[1] - offsets[0]}]";
            sorted = [.. sorted, .. data[offsets[0]..offsets[1]]];
            entries.Add($$"""
                "{{tensor.Name}}":{"dtype":{{tensor.Value.GetProperty("dtype").GetRawText()}},"shape":{{tensor.Value.GetProperty("shape").GetRawText()}},"data_offsets":{{place}}}
                """);
        }

        return Of($"{{{string.Join(',', entries)}}}", sorted);
    }

    /// <summary>The file with a changed header.</summary>
    public static byte[] Edit(byte[] file, string text, string replacement)
    {
        string header = Header(file);
        Assert.Contains(text, header, StringComparison.Ordinal);
        return Of(header.Replace(text, replacement, StringComparison.Ordinal), Data(file));
    }
}
