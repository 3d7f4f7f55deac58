namespace NetGen.Generated;

/// <summary>Tells PyTorch's formats by their first bytes.</summary>
internal static class PyTorchFormat
{
    // Where a zip file says how its first file is compressed, a safetensors file has the brace that its header begins with.
    private const int CompressionOffset = 8;
    private const byte HeaderBrace = (byte)'{';

    /// <summary>The start of what <c>torch.save</c> wrote before version 1.6: a pickle (protocol 2) of a number that marks the format.</summary>
    private static ReadOnlySpan<byte> OldStart => [0x80, 2, 0x8A, 10, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, (byte)'.'];

    private static ReadOnlySpan<byte> ZipStart => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> EmptyZipStart => "PK\u0005\u0006"u8;

    /// <summary>Whether a file is a zip archive, as <c>torch.save</c> writes it since version 1.6.</summary>
    /// <param name="start">Its first bytes.</param>
    public static bool IsArchive(ReadOnlySpan<byte> start) =>
        (start.StartsWith(ZipStart) || start.StartsWith(EmptyZipStart)) && (start.Length <= CompressionOffset || start[CompressionOffset] != HeaderBrace);

    /// <summary>Refuses a pickle that is not in an archive, with what to do about it.</summary>
    /// <exception cref="InvalidDataException">It is one.</exception>
    public static void RefusePickle(ReadOnlySpan<byte> start, string source)
    {
        const string Remedy = "in Python: torch.save(torch.load(old), new), or save it as safetensors.";
        if (start.StartsWith(OldStart))
        {
            throw new InvalidDataException(
                $"{source}: this is the format that torch.save wrote before PyTorch 1.6, without an archive around it. "
                + $"Write it anew with a later version, {Remedy}");
        }

        // A protocol and no length of a header that the format allows.
        if (start.Length > CompressionOffset && start[0] == 0x80 && start[1] is >= 2 and <= 5 && start[CompressionOffset] != HeaderBrace)
        {
            throw new InvalidDataException(
                $"{source}: this is a Python pickle that is not in PyTorch's archive. Where torch.load reads it, write it anew {Remedy}");
        }
    }
}
