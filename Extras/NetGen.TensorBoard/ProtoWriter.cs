using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NetGen;

/// <summary>Writes the fields of one protocol-buffer message: the few types that events use.</summary>
internal sealed class ProtoWriter
{
    private const int VarintType = 0, Fixed64Type = 1, LengthType = 2, Fixed32Type = 5;
    private readonly ArrayBufferWriter<byte> bytes = new();

    /// <summary>The message so far.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.WrittenSpan;

    public ProtoWriter Int64(int field, long value)
    {
        Key(field, VarintType);
        Varint((ulong)value);
        return this;
    }

    public ProtoWriter Double(int field, double value)
    {
        Key(field, Fixed64Type);
        Fixed(value);
        return this;
    }

    public ProtoWriter Float(int field, float value)
    {
        Key(field, Fixed32Type);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.GetSpan(4), value);
        bytes.Advance(4);
        return this;
    }

    public ProtoWriter Text(int field, string value) => Block(field, Encoding.UTF8.GetBytes(value));

    public ProtoWriter Message(int field, ProtoWriter message) => Block(field, message.Bytes);

    /// <summary>Repeated numbers, packed.</summary>
    public ProtoWriter Doubles(int field, IReadOnlyList<double> values)
    {
        Key(field, LengthType);
        Varint((ulong)values.Count * sizeof(double));
        foreach (double value in values)
        {
            Fixed(value);
        }

        return this;
    }

    private ProtoWriter Block(int field, ReadOnlySpan<byte> block)
    {
        Key(field, LengthType);
        Varint((ulong)block.Length);
        bytes.Write(block);
        return this;
    }

    private void Key(int field, int type) => Varint(((ulong)field << 3) | (uint)type);

    private void Fixed(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.GetSpan(8), value);
        bytes.Advance(8);
    }

    /// <summary>Seven bits a byte, the lowest first; all but the last have the eighth bit set.</summary>
    private void Varint(ulong value)
    {
        var span = bytes.GetSpan(10);
        int length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }

        span[length++] = (byte)value;
        bytes.Advance(length);
    }
}
