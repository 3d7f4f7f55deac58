using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>Reads a file into new storage for a network.</summary>
internal sealed class NetworkReader
{
    private readonly NetworkDescription network;
    private readonly LoadMatch match;
    private readonly WeightFile reader;
    private readonly NetworkStorage storage;
    private readonly TensorMatching matching;

    private NetworkReader(NetworkCore core, WeightFile file, LoadMatch match)
    {
        network = core.Description;
        this.match = match;
        reader = file;
        bool isVersion1 = NetworkMetadata.IsVersion1(reader, network), isOurs = NetworkMetadata.IsPresent(reader);
        storage = match == LoadMatch.Matching ? core.Storage.Clone() : new NetworkStorage(network.ParameterStorage, network.StateStorage);
        matching = TensorMatching.Of(network, NetworkTensor.Of(network, isVersion1), file, match);
        if (!isOurs)
        {
            // A file from elsewhere says nothing about classes and inputs.
            storage.ClassNames = core.Storage.ClassNames;
            storage.HeadClassNames = core.Storage.HeadClassNames;
            storage.Features = core.Storage.Features;
        }
    }

    /// <summary>Reads and checks a whole file, then gives the network its storage; on any error the network stays as it is.</summary>
    public static LoadReport Load(NetworkCore core, Stream stream, string source, LoadMatch match, string? entry)
    {
        using var file = WeightFile.Open(stream, source, entry);
        var reader = new NetworkReader(core, file, match);
        reader.ReadClassNames();
        reader.ReadHeadClassNames();
        reader.ReadFeatures();
        reader.ReadPreprocessing();
        if (match != LoadMatch.Matching)
        {
            reader.RequireAll();
        }

        if (match == LoadMatch.ByName)
        {
            reader.RequireArchitecture();
        }

        var loaded = reader.ReadTensors();
        core.Storage = reader.storage;
        return new LoadReport(loaded, reader.matching.Missing, reader.matching.Unexpected, reader.matching.Mismatched);
    }

    private void ReadClassNames()
    {
        if (NetworkMetadata.ClassNames(reader) is not { } names)
        {
            return;
        }

        int classes = network.Heads[0].ClassCount;
        if (network.HasHeads)
        {
            matching.Mismatched.Add($"the file has class names of one head but {network.Name} has {network.Heads.Count}");
        }
        else if (names.Count > classes)
        {
            matching.Mismatched.Add($"the file names {NumberText.Count(names.Count, "class", "classes")} but {network.Name} distinguishes {classes}");
        }
        else if (network.Layers.LastOrDefault(layer => layer.Parameters.Count > 0) is not { } head || matching.IsMatched(head))
        {
            // The names are those of the outputs: a head that starts anew has other ones.
            storage.ClassNames = names;
        }
    }

    private void ReadHeadClassNames()
    {
        foreach (var (name, names) in NetworkMetadata.HeadClassNames(reader))
        {
            var head = network.HasHeads ? network.Heads.FirstOrDefault(h => h.Name == name) : null;
            if (head is null || names.Length > head.ClassCount)
            {
                matching.Mismatched.Add(head is null
                    ? $"the file has class names of the head {SafetensorsReader.Quote(name)} but {network.Name} has none of that name{(network.HasHeads ? "" : " beside others")}"
                    : $"the file names {NumberText.Count(names.Length, "class", "classes")} but {head.Title(network)} distinguishes {head.ClassCount}");
            }
            else if (head.LastLayer is null || matching.IsMatched(network.Layer(head.LastLayer)))
            {
                // The names are those of the outputs: a head that starts anew has other ones.
                storage.SetClassNames(network, head, names);
            }
        }
    }

    private void ReadFeatures()
    {
        if (NetworkMetadata.Features(reader) is not { } features)
        {
            return;
        }

        string? difference = network.Features is { } ofRows ? FeatureDifference.Find(features, "in the file", ofRows, $"in {network.Name}")
            : features.InputCount == network.InputShape.Size ? null
            : $"the file describes {NumberText.Count(features.InputCount, "input")} but {network.Name} takes {network.InputShape.Size}";
        if (difference is null)
        {
            storage.Features = features;
        }
        else
        {
            matching.Mismatched.Add(difference);
        }
    }

    private void ReadPreprocessing()
    {
        if (reader.Metadata.TryGetValue(NetworkMetadata.PreprocessingKey, out string? text))
        {
            if (PreprocessingJson.Read(reader.Source, text, network, storage) is { } difference)
            {
                matching.Mismatched.Add(difference);
            }
        }
        else if (network.Standardizes)
        {
            matching.Missing.Add(NetworkMetadata.PreprocessingKey);
        }
    }

    private void RequireAll()
    {
        var layers = NetworkTensor.Of(network).ToDictionary(t => t.Name, t => t.Layer.Name);
        List<string> faults =
        [
            .. matching.Mismatched,
            .. matching.Missing.Select(name => layers.TryGetValue(name, out string? layer)
                ? $"layer '{layer}': '{name}' is missing from the file"
                : $"{network.Name} standardises its data, but the file has no means and deviations ({name}); with LoadMatch.Matching the network keeps its own"),
            .. matching.Unexpected.Select(name => $"tensor {SafetensorsReader.Quote(name)} of the file belongs to no layer of {network.Name}"),
        ];
        if (faults.Count > 0)
        {
            const int Shown = 3;
            string more = faults.Count > Shown ? $"; and {faults.Count - Shown} more" : "";
            throw new InvalidDataException($"{reader.Source} does not fit {network.Name}: {string.Join("; ", faults.Take(Shown))}{more}.");
        }
    }

    private void RequireArchitecture()
    {
        if (reader.Metadata.TryGetValue(NetworkMetadata.ArchitectureKey, out string? hash) && hash != network.ArchitectureHash)
        {
            throw new InvalidDataException(
                $"{reader.Source} does not fit {network.Name}: its tensors have the right names and shapes, but they belong to another architecture (activations, preprocessing or other options differ): expected hash {network.ArchitectureHash}, found {SafetensorsReader.Quote(hash)}. LoadMatch.Matching loads it anyway.");
        }
    }

    private List<string> ReadTensors()
    {
        var loaded = new List<string>();
        float[] values = new float[NetworkTensor.Of(network).Select(t => t.Parameter.Count).DefaultIfEmpty().Max()];
        var shared = new Dictionary<NetworkTensor, (FileTensor Tensor, float[] Values)>(ReferenceEqualityComparer.Instance);
        foreach (var tensor in reader.Tensors)
        {
            if (matching.SharedParameterOf(tensor) is { } copied)
            {
                var copy = values.AsSpan(0, copied.Parameter.Count);
                reader.Read(tensor, copy);
                RequireEqual(copied, tensor, copy, shared);
                continue;
            }

            if (matching.ParameterOf(tensor) is not { } target)
            {
                reader.Skip(tensor);
                continue;
            }

            var file = values.AsSpan(0, target.Parameter.Count);
            reader.Read(tensor, file);
            if (network.Layers.Any(layer => layer.WeightsOf == target.Layer.Name))
            {
                RequireEqual(target, tensor, file, shared);
            }

            ParameterOrder.FromFile(target.Parameter, file, target.In(storage));
            loaded.Add(tensor.Name);
        }

        reader.ReadEnd();
        return loaded;
    }

    /// <summary>Weights that several layers share are one here, so a file that has them several times must have the same ones.</summary>
    private void RequireEqual(NetworkTensor parameter, FileTensor tensor, ReadOnlySpan<float> values, Dictionary<NetworkTensor, (FileTensor Tensor, float[] Values)> read)
    {
        if (!read.TryGetValue(parameter, out var first))
        {
            read.Add(parameter, (tensor, values.ToArray()));
        }
        else if (!MemoryMarshal.AsBytes(values).SequenceEqual(MemoryMarshal.AsBytes<float>(first.Values)))
        {
            throw new InvalidDataException(
                $"{reader.Source} does not fit {network.Name}: {SafetensorsReader.Quote(first.Tensor.Name)} and {SafetensorsReader.Quote(tensor.Name)} are the weights of one layer of the network, "
                + $"'{parameter.Layer.Name}', but the file has different numbers for them.");
        }
    }
}
