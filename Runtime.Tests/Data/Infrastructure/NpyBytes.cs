using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace NetGen.Runtime.Tests.Data.Infrastructure;

/// <summary>Files of NumPy's format, as <c>numpy.save</c> writes them.</summary>
internal static class NpyBytes
{
    private const int Alignment = 64;

    public static byte[] Of<T>(string type, string shape, params T[] values)
        where T : unmanaged => Of($"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}", MemoryMarshal.AsBytes<T>(values));

    /// <summary>An archive as <c>numpy.savez_compressed</c> writes it; stored as <c>numpy.savez</c> where that is said.</summary>
    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Array)[] arrays)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, array) in arrays)
            {
                using var entry = archive.CreateEntry(name + ".npy", level).Open();
                entry.Write(array);
            }
        }

        return file.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Array)[] arrays) => Zip(CompressionLevel.Optimal, arrays);

    public static byte[] Of(string header, ReadOnlySpan<byte> values)
    {
        const int Start = 10;
        string padded = header.PadRight(((Start + header.Length + Alignment) / Alignment * Alignment) - Start - 1) + "\n";
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)padded.Length);
        return [0x93, .. "NUMPY"u8, 1, 0, .. length, .. Encoding.ASCII.GetBytes(padded), .. values];
    }
}
