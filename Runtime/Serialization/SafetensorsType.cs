using System.Buffers.Binary;

namespace NetGen.Generated;

/// <summary>An element type of the safetensors format.</summary>
/// <param name="Name">As the header writes it: <c>F32</c>.</param>
/// <param name="Size">Bytes of one element.</param>
/// <param name="Decoder">Reads a little-endian element as a float; null if weights cannot come in this type.</param>
internal sealed record SafetensorsType(string Name, int Size, Func<ReadOnlySpan<byte>, float>? Decoder = null)
{
    private static readonly SafetensorsType[] All =
    [
        new("BOOL", 1), new("U8", 1), new("I8", 1), new("F8_E5M2", 1), new("F8_E4M3", 1),
        new("I16", 2), new("U16", 2), new("I32", 4), new("U32", 4), new("I64", 8), new("U64", 8), new("C64", 8),
        new("F32", 4, BinaryPrimitives.ReadSingleLittleEndian),
        new("F16", 2, bytes => (float)BinaryPrimitives.ReadHalfLittleEndian(bytes)),
        new("BF16", 2, bytes => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadInt16LittleEndian(bytes) << 16)),
        new("F64", 8, bytes => (float)BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
    ];

    /// <summary>Single precision: what NetGen writes.</summary>
    public static SafetensorsType Single { get; } = Find("F32")!;

    /// <summary>Whole numbers: PyTorch's counts.</summary>
    public static SafetensorsType Int64 { get; } = Find("I64")!;

    /// <summary>The names of all types, for messages.</summary>
    public static string Names => string.Join(", ", All.Select(t => t.Name));

    /// <summary>The type of a name, or null.</summary>
    public static SafetensorsType? Find(string name) => Array.Find(All, t => t.Name == name);
}
