using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>How numbers stand in a file, little-endian.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Decode">Makes floats of as many numbers.</param>
/// <param name="ReadInteger">Reads one whole number exactly; null where the numbers are not whole. What is beyond a long is <see cref="long.MaxValue"/>.</param>
internal sealed record NumberFormat(string Name, int Size, NumberFormat.Decoder Decode, NumberFormat.IntegerReader? ReadInteger = null)
{
    internal delegate void Decoder(ReadOnlySpan<byte> bytes, Span<float> numbers);

    internal delegate long IntegerReader(ReadOnlySpan<byte> bytes);

    private delegate float NumberReader(ReadOnlySpan<byte> bytes);

    public static NumberFormat UnsignedByte { get; } = new("uint8", 1, DecodeBytes, bytes => bytes[0]);

    /// <summary>By NumPy's name: the order of the bytes (<c>|</c> where there is none), the kind and the size.</summary>
    private static readonly Dictionary<string, NumberFormat> ByNumPyName = new()
    {
        ["|b1"] = UnsignedByte with { Name = "bool" },
        ["|u1"] = UnsignedByte,
        ["|i1"] = Integer<sbyte>("int8", isUnsigned: false),
        ["<i2"] = Integer<short>("int16", isUnsigned: false),
        ["<u2"] = Integer<ushort>("uint16", isUnsigned: true),
        ["<i4"] = Integer<int>("int32", isUnsigned: false),
        ["<u4"] = Integer<uint>("uint32", isUnsigned: true),
        ["<i8"] = Integer<long>("int64", isUnsigned: false),
        ["<u8"] = Integer<ulong>("uint64", isUnsigned: true),
        ["<f2"] = new("float16", 2, (bytes, numbers) => DecodeEach(bytes, numbers, 2, b => (float)BinaryPrimitives.ReadHalfLittleEndian(b))),
        ["<f4"] = new("float32", 4, DecodeSingles),
        ["<f8"] = new("float64", 8, (bytes, numbers) => DecodeEach(bytes, numbers, 8, b => (float)BinaryPrimitives.ReadDoubleLittleEndian(b))),
    };

    /// <summary>The names that NumPy's formats have.</summary>
    public static string NumPyNames => string.Join(", ", ByNumPyName.Keys.Select(n => $"'{n}'"));

    /// <summary>The format of a name that NumPy gives; null for none that is known here.</summary>
    public static NumberFormat? OfNumPy(string name) => ByNumPyName.GetValueOrDefault(name);

    private static NumberFormat Integer<T>(string name, bool isUnsigned)
        where T : unmanaged, IBinaryInteger<T>
    {
        int size = T.Zero.GetByteCount();
        return new NumberFormat(
            name,
            size,
            (bytes, numbers) => DecodeEach(bytes, numbers, size, b => float.CreateTruncating(T.ReadLittleEndian(b, isUnsigned))),
            bytes => long.CreateSaturating(T.ReadLittleEndian(bytes, isUnsigned)));
    }

    private static void DecodeBytes(ReadOnlySpan<byte> bytes, Span<float> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = bytes[i];
        }
    }

    private static void DecodeSingles(ReadOnlySpan<byte> bytes, Span<float> numbers)
    {
        if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(numbers));
        }
        else
        {
            DecodeEach(bytes, numbers, sizeof(float), BinaryPrimitives.ReadSingleLittleEndian);
        }
    }

    private static void DecodeEach(ReadOnlySpan<byte> bytes, Span<float> numbers, int size, NumberReader read)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = read(bytes.Slice(i * size, size));
        }
    }
}
