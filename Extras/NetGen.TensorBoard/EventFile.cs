using System.Buffers.Binary;
using System.Numerics;

namespace NetGen;

/// <summary>Appends records to an event file: the length, its checksum, the message, its checksum (TensorFlow's TFRecord).</summary>
internal sealed class EventFile(Stream file) : IDisposable
{
    public void Write(ProtoWriter message)
    {
        Span<byte> number = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(number, (ulong)message.Bytes.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(number[8..], MaskedChecksum(number[..8]));
        file.Write(number);
        file.Write(message.Bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(number, MaskedChecksum(message.Bytes));
        file.Write(number[..4]);
    }

    public void Flush() => file.Flush();

    public void Dispose() => file.Dispose();

    /// <summary>CRC-32C, rotated and shifted by a constant, so that the checksum of data that hold checksums is a good one too.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }
}
