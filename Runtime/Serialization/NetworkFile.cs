using System.ComponentModel;
using System.Reflection;

namespace NetGen.Generated;

/// <summary>
/// Saves networks as safetensors: weights under PyTorch's names and in its order, class names and preprocessing as metadata. Loads such files, and those of
/// <c>torch.save</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    /// <summary>Writes a file. A crash leaves an old file of that name intact.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet.</exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(NetworkCore core, string path) => Save(core, path, WeightPrecision.Single);

    /// <summary>Writes a file in another precision. A crash leaves an old file of that name intact.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet, or a weight is beyond the precision's range.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    internal static void Save(NetworkCore core, string path, WeightPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(core);
        AtomicFile.Write(path, stream => Save(core, stream, precision));
    }

    /// <summary>Writes to a stream, from its current position.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet; nothing is written.</exception>
    public static void Save(NetworkCore core, Stream stream) => Save(core, stream, WeightPrecision.Single);

    /// <summary>Writes to a stream in another precision, from its current position.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet, or a weight is beyond the precision's range;
    /// nothing is written.
    /// </exception>
    internal static void Save(NetworkCore core, Stream stream, WeightPrecision precision)
    {
        ArgumentNullException.ThrowIfNull(core);
        ArgumentNullException.ThrowIfNull(stream);
        var rounding = WeightRounding.Of(precision);
        var storage = core.Storage;
        var tensors = NetworkTensor.Of(core.Description);
        foreach (var tensor in tensors)
        {
            rounding.Require(tensor, storage);
        }

        var writer = new SafetensorsWriter(stream);
        writer.WriteHeader(NetworkMetadata.Of(core.Description, storage), tensors.SelectMany(tensor => Entries(tensor, rounding.Type)));
        foreach (var tensor in tensors)
        {
            float[] values = new float[tensor.Parameter.Count];
            ParameterOrder.ToFile(tensor.Parameter, tensor.In(storage), values);
            writer.WriteValues(values, rounding);
            if (tensor.IsBeforeCount)
            {
                writer.WriteCount(0);
            }
        }
    }

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet.</exception>
    public static byte[] SaveToBytes(NetworkCore core) => SaveToBytes(core, WeightPrecision.Single);

    /// <summary>The bytes of a file in another precision.</summary>
    /// <exception cref="InvalidOperationException">The network standardises its data and is not fitted yet, or a weight is beyond the precision's range.
    /// </exception>
    internal static byte[] SaveToBytes(NetworkCore core, WeightPrecision precision)
    {
        using var stream = new MemoryStream();
        Save(core, stream, precision);
        return stream.ToArray();
    }

    /// <summary>Loads a file. A prediction that is running ends on the old weights; on any error the network stays as it is.</summary>
    /// <exception cref="InvalidDataException">The file breaks the format, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LoadReport Load(NetworkCore core, string path, LoadMatch match = LoadMatch.ByName) => Load(core, path, null, match);

    /// <summary>Loads a file; of a PyTorch file, one of its dictionaries.</summary>
    /// <exception cref="InvalidDataException">The file breaks the format, has no such entry, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static LoadReport Load(NetworkCore core, string path, string? entry, LoadMatch match)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        // Whoever saves a new file of this name meanwhile may replace this one.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Load(core, stream, path, entry, match);
    }

    /// <summary>Loads from a stream, from its current position to its end, where the file must end too.</summary>
    /// <exception cref="InvalidDataException">The content breaks the format, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load(NetworkCore core, Stream stream, LoadMatch match = LoadMatch.ByName) => Load(core, stream, null, match);

    /// <summary>Loads from a stream; of a PyTorch file, one of its dictionaries.</summary>
    /// <exception cref="InvalidDataException">The content breaks the format, has no such entry, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    internal static LoadReport Load(NetworkCore core, Stream stream, string? entry, LoadMatch match)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load(core, stream, "stream", entry, match);
    }

    /// <summary>Loads from memory.</summary>
    /// <exception cref="InvalidDataException">The content breaks the format, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public static LoadReport Load(NetworkCore core, ReadOnlySpan<byte> bytes, LoadMatch match = LoadMatch.ByName) => Load(core, bytes, null, match);

    /// <summary>Loads from memory; of a PyTorch file, one of its dictionaries.</summary>
    /// <exception cref="InvalidDataException">The content breaks the format, has no such entry, or does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    internal static unsafe LoadReport Load(NetworkCore core, ReadOnlySpan<byte> bytes, string? entry, LoadMatch match)
    {
        // An empty span has no address, and a stream wants one.
        fixed (byte* first = bytes.IsEmpty ? [0] : bytes)
        {
            using var stream = new UnmanagedMemoryStream(first, bytes.Length);
            return Load(core, stream, "span", entry, match);
        }
    }

    /// <summary>Loads a file that is embedded in a program.</summary>
    /// <param name="core">The network.</param>
    /// <param name="assembly">The program or library that has it.</param>
    /// <param name="resource">The name of the resource.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    /// <exception cref="InvalidDataException">The file breaks the format, or does not fit the network.</exception>
    public static void LoadEmbedded(NetworkCore core, Assembly assembly, string resource)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException(
                $"{assembly.GetName().Name} has no resource '{resource}', though its project embeds one with NetGenWeights.");
        Load(core, stream, $"resource '{resource}'", null, LoadMatch.ByName);
    }

    private static IEnumerable<(string Name, SafetensorsType Type, IReadOnlyList<int> Shape)> Entries(NetworkTensor tensor, SafetensorsType type)
    {
        yield return (tensor.Name, type, tensor.Shape);
        if (tensor.IsBeforeCount)
        {
            yield return ($"{tensor.Layer.FileKey}.{NetworkTensor.BatchCount}", SafetensorsType.Int64, []);
        }
    }

    private static LoadReport Load(NetworkCore core, Stream stream, string source, string? entry, LoadMatch match)
    {
        ArgumentNullException.ThrowIfNull(core);
        if (!Enum.IsDefined(match))
        {
            throw new ArgumentOutOfRangeException(nameof(match), match, "Expected ByName, ByOrder or Matching.");
        }

        using var hold = core.Guard.Enter();
        return NetworkReader.Load(core, stream, source, match, entry);
    }
}
