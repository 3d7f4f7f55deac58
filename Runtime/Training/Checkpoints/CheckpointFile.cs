using System.Security.Cryptography;

namespace NetGen.Generated;

/// <summary>Writes and reads a checkpoint: eight bytes of name, the SHA-256 of what follows, and a safetensors file with the state as metadata.</summary>
internal static class CheckpointFile
{
    private const int HashLength = SHA256.HashSizeInBytes;
    private const string StateKey = "netgen.checkpoint";

    private static ReadOnlySpan<byte> Magic => "NETGENCP"u8;

    /// <summary>Writes a file. Until it is whole and on the disk, one of that name stays as it is.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, CheckpointContent content) => AtomicFile.Write(path, stream =>
    {
        stream.Write(Magic);
        stream.Write(stackalloc byte[HashLength]);
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
        {
            WriteContent(hashed, content);
        }

        stream.Position = Magic.Length;
        stream.Write(hash.Hash);
    });

    /// <summary>Reads a file, all of it only once its checksum is known to be right.</summary>
    /// <exception cref="InvalidDataException">It is no checkpoint, is damaged, or another version wrote it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static CheckpointContent Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Read(stream, path);
    }

    /// <summary>Reads a checkpoint that a stream can go back in.</summary>
    /// <param name="stream">It begins with the checkpoint.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="InvalidDataException">It is no checkpoint, is damaged, or another version wrote it.</exception>
    public static CheckpointContent Read(Stream stream, string path)
    {
        CheckHash(stream, path);
        var reader = SafetensorsReader.Open(stream, path);
        var state = ReadState(reader);
        var arrays = new Dictionary<string, ReadOnlyMemory<float>>();
        foreach (var tensor in reader.Header.Tensors)
        {
            if (tensor.Type != SafetensorsType.Single)
            {
                throw new InvalidDataException($"{path}: expected an array of {SafetensorsType.Single.Name}, but {SafetensorsReader.Quote(tensor.Name)} is of {tensor.Type.Name}.");
            }

            float[] values = new float[tensor.Count];
            reader.Read(tensor, values);
            arrays.Add(tensor.Name, values);
        }

        reader.ReadEnd();
        return new CheckpointContent(state, arrays);
    }

    private static void WriteContent(Stream stream, CheckpointContent content)
    {
        string state = TrainingStateJson.Write(content.State);
        var writer = new SafetensorsWriter(stream);
        writer.WriteHeader([new(StateKey, state)], content.Arrays.Select(a => (a.Key, SafetensorsType.Single, (IReadOnlyList<int>)[a.Value.Length])));
        foreach (var array in content.Arrays.Values)
        {
            writer.WriteValues(array.Span);
        }
    }

    private static void CheckHash(Stream stream, string path)
    {
        Span<byte> start = stackalloc byte[Magic.Length + HashLength];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read < start.Length || !start.StartsWith(Magic))
        {
            throw new InvalidDataException($"{path}: expected a checkpoint of NetGen, but the file does not begin like one.");
        }

        Span<byte> found = stackalloc byte[HashLength];
        SHA256.HashData(stream, found);
        if (!found.SequenceEqual(start[Magic.Length..]))
        {
            throw new InvalidDataException($"{path}: the checkpoint is damaged: its checksum should be {Text(start[Magic.Length..])}, but that of its content is {Text(found)}.");
        }

        stream.Position = start.Length;

        static string Text(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash[..8]) + "…";
    }

    private static TrainingState ReadState(SafetensorsReader reader)
    {
        if (!reader.Header.Metadata.TryGetValue(StateKey, out string? text))
        {
            throw new InvalidDataException($"{reader.Source}: expected the metadata {StateKey}, but there are none.");
        }

        var state = TrainingStateJson.Read(reader.Source, StateKey, text);
        return StateCheck.Fault(state) is { } fault ? throw MetadataJson.Error(reader.Source, StateKey, $"{fault}.") : state;
    }
}
