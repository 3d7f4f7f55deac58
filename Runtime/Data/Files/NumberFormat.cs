using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>How numbers stand in a file, little-endian.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Size">Bytes of a number.</param>
/// <param name="Decode">Makes floats of as many numbers.</param>
/// <param name="ReadInteger">Reads one whole number exactly; null if the numbers are not whole.</param>
internal sealed record NumberFormat(string Name, int Size, NumberFormat.Decoder Decode, NumberFormat.IntegerReader? ReadInteger = null)
{
    // Whole numbers up to here are floats; those of fewer bytes never go beyond.
    private const float LargestExact = 1 << 24;
    private const int LeastInexactSize = 4;

    internal delegate void Decoder(ReadOnlySpan<byte> bytes, Span<float> numbers);

    internal delegate Int128 IntegerReader(ReadOnlySpan<byte> bytes);

    private delegate float NumberReader(ReadOnlySpan<byte> bytes);

    public static NumberFormat UnsignedByte { get; } = new("uint8", 1, DecodeBytes, bytes => bytes[0]);

    /// <summary>By NumPy's name: the order of the bytes (<c>|</c> if there is none), the kind and the size.</summary>
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

    /// <summary>The place of the first number that is not finite, or an integer that its float is not; -1 if there is none.</summary>
    /// <param name="bytes">The numbers as they stand in the file.</param>
    /// <param name="numbers">What they were decoded to.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int FindWrong(ReadOnlySpan<byte> bytes, ReadOnlySpan<float> numbers)
    {
        if (Size < LeastInexactSize && ReadInteger is not null)
        {
            return -1;
        }

        for (int i = 0; i < numbers.Length; i++)
        {
            float number = numbers[i];
            if (ReadInteger is null ? !float.IsFinite(number) : MathF.Abs(number) >= LargestExact && (Int128)number != ReadInteger(bytes.Slice(i * Size, Size)))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The error of a number that <see cref="FindWrong"/> found.</summary>
    /// <param name="path">The file.</param>
    /// <param name="offset">Where it stands there.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="number">What it was decoded to.</param>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    public InvalidDataException Error(string path, long offset, ReadOnlySpan<byte> bytes, float number, long row, long column)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"in row {row}, column {column} (counted from 0)");
        return new InvalidDataException(ReadInteger is null
            ? string.Create(
                CultureInfo.InvariantCulture, $"{path}, byte {offset}: expected finite numbers in the range of a float, but found {number} {place}.")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{path}, byte {offset}: expected integers that a float can hold, but found {ReadInteger(bytes)} {place}, which would be rounded to "
                + $"{number:F0}; to allow rounding, save them as float32."));
    }

    private static NumberFormat Integer<T>(string name, bool isUnsigned)
        where T : unmanaged, IBinaryInteger<T>
    {
        int size = T.Zero.GetByteCount();
        return new NumberFormat(
            name,
            size,
            (bytes, numbers) => DecodeEach(bytes, numbers, size, b => float.CreateTruncating(T.ReadLittleEndian(b, isUnsigned))),
            bytes => Int128.CreateTruncating(T.ReadLittleEndian(bytes, isUnsigned)));
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
