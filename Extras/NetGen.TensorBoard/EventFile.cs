using System.Buffers.Binary;
using System.Numerics;

namespace NetGen;

/// <summary>Appends records to an event file: the length, its checksum, the message, its checksum (TensorFlow's TFRecord).</summary>
/// <param name="file">A file without a buffer: a buffer would write what failed to be written once more when the file is closed.</param>
internal sealed class EventFile(Stream file) : IDisposable
{
    private const int LengthAndChecksum = 12, Checksum = 4;

    /// <summary>Appends a record and writes it to the file at once.</summary>
    public void Write(ProtoWriter message)
    {
        int length = message.Bytes.Length;
        Span<byte> record = new byte[LengthAndChecksum + length + Checksum];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], MaskedChecksum(record[..8]));
        message.Bytes.CopyTo(record[LengthAndChecksum..]);
        BinaryPrimitives.WriteUInt32LittleEndian(record[^Checksum..], MaskedChecksum(message.Bytes));
        file.Write(record);
    }

    public void Dispose() => file.Dispose();

    /// <summary>CRC-32C, rotated and shifted by a constant, so that checksums of data that contain checksums are good too.</summary>
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
