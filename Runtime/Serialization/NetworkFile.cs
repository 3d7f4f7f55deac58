using System.ComponentModel;

namespace NetGen.Generated;

/// <summary>Saves and loads networks as safetensors: weights in PyTorch's names and order, and class names and preprocessing as metadata.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    /// <summary>Writes a file. A crash leaves an old file of that name whole.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(NetworkCore core, string path)
    {
        ArgumentNullException.ThrowIfNull(core);
        AtomicFile.Write(path, stream => Save(core, stream));
    }

    /// <summary>Writes to a stream, from its current position.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet; nothing is written.</exception>
    public static void Save(NetworkCore core, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(stream);
        var storage = core.Storage;
        var tensors = NetworkTensor.Of(core.Description);
        var writer = new SafetensorsWriter(stream);
        writer.WriteHeader(NetworkMetadata.Of(core.Description, storage), tensors.SelectMany(Entries));
        foreach (var tensor in tensors)
        {
            float[] values = new float[tensor.Parameter.Count];
            ParameterOrder.ToFile(tensor.Parameter, tensor.In(storage), values);
            writer.WriteValues(values);
            if (tensor.IsBeforeCount)
            {
                writer.WriteCount(0);
            }
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet.</exception>
    public static byte[] SaveToBytes(NetworkCore core)
    {
        using var stream = new MemoryStream();
        Save(core, stream);
        return stream.ToArray();
    }

    /// <summary>Loads a file. A prediction that is running ends on the old weights; on any error the network stays as it is.</summary>
    /// <exception cref="InvalidDataException">The file breaks the format, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadReport Load(NetworkCore core, string path, LoadMatch match = LoadMatch.ByName)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Whoever saves a new file of this name meanwhile may replace this one.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Load(core, stream, path, match);
    }

    /// <summary>Loads from a stream, from its current position to its end, where the file must end too.</summary>
    /// <exception cref="InvalidDataException">The content breaks the format, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load(NetworkCore core, Stream stream, LoadMatch match = LoadMatch.ByName)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load(core, stream, "stream", match);
    }

    /// <summary>Loads from memory.</summary>
    /// <exception cref="InvalidDataException">The content breaks the format, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static unsafe LoadReport Load(NetworkCore core, ReadOnlySpan<byte> bytes, LoadMatch match = LoadMatch.ByName)
    {
        // An empty span has no address, and a stream wants one.
        fixed (byte* first = bytes.IsEmpty ? [0] : bytes)
        {
            using var stream = new UnmanagedMemoryStream(first, bytes.Length);
            return Load(core, stream, "span", match);
        }
    }

    private static IEnumerable<(string Name, SafetensorsType Type, IReadOnlyList<int> Shape)> Entries(NetworkTensor tensor)
    {
        yield return (tensor.Name, SafetensorsType.Single, tensor.Shape);
        if (tensor.IsBeforeCount)
        {
            yield return ($"{tensor.Layer.FileKey}.{NetworkTensor.BatchCount}", SafetensorsType.Int64, []);
        }
    }

    private static LoadReport Load(NetworkCore core, Stream stream, string source, LoadMatch match)
    {
        ArgumentNullException.ThrowIfNull(core);
        if (!Enum.IsDefined(match))
        {
            throw new ArgumentOutOfRangeException(nameof(match), match, "Expected ByName, ByOrder or Matching.");
        }

        using var hold = core.Guard.Enter();
        return NetworkReader.Load(core, stream, source, match);
    }
}
