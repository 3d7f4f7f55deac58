using System.Buffers.Binary;
using System.Text;

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

    /// <summary>The file with a changed header.</summary>
    public static byte[] Edit(byte[] file, string text, string replacement)
    {
        string header = Header(file);
        Assert.Contains(text, header, StringComparison.Ordinal);
        return Of(header.Replace(text, replacement, StringComparison.Ordinal), Data(file));
    }
}
