using System.Buffers.Binary;
using System.Text;

namespace Amp;

/// <summary>A sound as a WAV file: whole numbers of 16, 24 or 32 bits or floats of 32; of several channels the first.</summary>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Samples">The samples, from −1 to 1.</param>
internal sealed record WaveFile(int SampleRate, float[] Samples)
{
    private const int Integers = 1;
    private const int Floats = 3;
    private const int Extensible = 0xFFFE;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelFileException">It is no WAV file, or of another kind.</exception>
    public static WaveFile Read(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length < 12 || Text(file, 0) != "RIFF" || Text(file, 8) != "WAVE")
        {
            throw new ModelFileException($"{path} is no WAV file.");
        }

        int kind = 0, channels = 0, rate = 0, bits = 0;
        for (int at = 12; at + 8 <= file.Length;)
        {
            int length = Math.Min(BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4)), file.Length - at - 8);
            var part = file.AsSpan(at + 8, Math.Max(0, length));
            if (Text(file, at) == "fmt " && length >= 16)
            {
                kind = BinaryPrimitives.ReadUInt16LittleEndian(part);
                channels = BinaryPrimitives.ReadUInt16LittleEndian(part[2..]);
                rate = BinaryPrimitives.ReadInt32LittleEndian(part[4..]);
                bits = BinaryPrimitives.ReadUInt16LittleEndian(part[14..]);
                kind = kind == Extensible && length >= 26 ? BinaryPrimitives.ReadUInt16LittleEndian(part[24..]) : kind;
            }
            else if (Text(file, at) == "data")
            {
                return new WaveFile(rate, Decode(path, part, kind, channels, bits));
            }

            at += 8 + length + (length & 1);
        }

        throw new ModelFileException($"{path} has no samples.");
    }

    /// <summary>Writes a file of floats with one channel.</summary>
    public void Write(string path)
    {
        byte[] file = new byte[44 + (4 * Samples.Length)];
        Encoding.ASCII.GetBytes("RIFF").CopyTo(file, 0);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        Encoding.ASCII.GetBytes("WAVEfmt ").CopyTo(file, 8);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), Floats);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), 4 * SampleRate);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 4);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 32);
        Encoding.ASCII.GetBytes("data").CopyTo(file, 36);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), 4 * Samples.Length);
        for (int i = 0; i < Samples.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(44 + (4 * i)), Samples[i]);
        }

        File.WriteAllBytes(path, file);
    }

    private static string Text(byte[] file, int at) => Encoding.ASCII.GetString(file, at, 4);

    private static float[] Decode(string path, ReadOnlySpan<byte> data, int kind, int channels, int bits)
    {
        if (channels < 1 || (kind, bits) is not ((Integers, 16 or 24 or 32) or (Floats, 32)))
        {
            throw new ModelFileException(
                $"{path} has samples of kind {kind} with {bits} bits: whole numbers of 16, 24 or 32 bits and floats of 32 bits are read.");
        }

        int size = bits / 8, frame = channels * size;
        float[] samples = new float[data.Length / frame];
        for (int i = 0; i < samples.Length; i++)
        {
            var sample = data.Slice(i * frame, size);
            samples[i] = kind == Floats ? BinaryPrimitives.ReadSingleLittleEndian(sample)
                : bits == 16 ? BinaryPrimitives.ReadInt16LittleEndian(sample) / 32768f
                : bits == 24 ? ((sample[0] << 8) | (sample[1] << 16) | (sample[2] << 24)) / 2147483648f
                : BinaryPrimitives.ReadInt32LittleEndian(sample) / 2147483648f;
        }

        return samples;
    }
}
