using System.Buffers.Binary;

namespace NetGen.Generated;

/// <summary>
/// Rounds weights for a file to the nearest number of its type; ties go to the number whose last bit is 0 (IEEE 754, roundTiesToEven).
/// </summary>
internal sealed class WeightRounding
{
    private readonly Func<float, float> round;
    private readonly Action<Span<byte>, float> write;

    private WeightRounding(string type, Func<float, float> round, Action<Span<byte>, float> write)
    {
        Type = SafetensorsType.Find(type)!;
        this.round = round;
        this.write = write;
    }

    /// <summary>No rounding.</summary>
    public static WeightRounding Single { get; } = new("F32", value => value, (bytes, value) => BinaryPrimitives.WriteSingleLittleEndian(bytes, value));

    private static WeightRounding Half { get; } = new(
        "F16", value => (float)(Half)value, (bytes, value) => BinaryPrimitives.WriteHalfLittleEndian(bytes, (Half)value));

    private static WeightRounding BFloat16 { get; } = new(
        "BF16",
        value => BitConverter.UInt32BitsToSingle((uint)BFloat16Bits(value) << 16),
        (bytes, value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes, BFloat16Bits(value)));

    /// <summary>The type that the rounded numbers are written in.</summary>
    public SafetensorsType Type { get; }

    private float Largest => this == Half ? (float)System.Half.MaxValue : BitConverter.UInt32BitsToSingle(0x7F7F0000);

    /// <summary>The rounding to a precision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such precision.</exception>
    public static WeightRounding Of(WeightPrecision precision) => precision switch
    {
        WeightPrecision.Single => Single,
        WeightPrecision.Half => Half,
        WeightPrecision.BFloat16 => BFloat16,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "Expected Single, Half or BFloat16."),
    };

    /// <summary>Writes a value, rounded, little-endian.</summary>
    public void Write(Span<byte> bytes, float value) => write(bytes, value);

    /// <summary>Throws if a finite number of a tensor would become infinite; infinities and NaN stay as they are.</summary>
    /// <exception cref="InvalidOperationException">One does.</exception>
    public void Require(NetworkTensor tensor, NetworkStorage storage)
    {
        foreach (float value in tensor.In(storage).Slice(tensor.Parameter.Offset, tensor.Parameter.StorageLength))
        {
            if (float.IsFinite(value) && !float.IsFinite(round(value)))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"Cannot save '{tensor.Name}' as {Type.Name}: it has the value {value}, and the largest that {Type.Name} holds is {Largest}."));
            }
        }
    }

    private static ushort BFloat16Bits(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);

        // NaN keeps what fits of its bits, and stays quiet: rounded, it could become an infinity.
        return float.IsNaN(value) ? (ushort)((bits >> 16) | 0x0040) : (ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16);
    }
}
