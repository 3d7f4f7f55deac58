using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>Saves and loads what a stream remembers: safetensors, with a tensor for each part of its memory.</summary>
internal static class StreamFile
{
    private const string VersionKey = "netgen.stream";
    private const string NetworkKey = "netgen.stream.network";
    private const string PositionKey = "netgen.stream.position";
    private const string UnsetKey = "netgen.stream.unset";
    private const string Version = "1";
    private const char Separator = ' ';

    /// <summary>Writes a stream of a network.</summary>
    public static void Save(NetworkDescription network, StreamMemory memory, Stream stream)
    {
        var writer = new SafetensorsWriter(stream);
        List<(string Name, SafetensorsType Type, IReadOnlyList<int> Shape)> tensors = [];
        foreach (var place in memory.Places)
        {
            tensors.Add((place.Name, SafetensorsType.Single, [place.Steps, place.Features]));
        }

        List<KeyValuePair<string, string>> metadata =
        [
            new(VersionKey, Version),
            new(NetworkKey, network.Name),
            new(PositionKey, memory.Position.ToString(CultureInfo.InvariantCulture)),
        ];
        string unset = string.Join(Separator, Enumerable.Range(0, memory.Places.Length).Where(memory.IsUnset).Select(place => tensors[place].Name));
        if (unset.Length > 0)
        {
            metadata.Add(new(UnsetKey, unset));
        }

        writer.WriteHeader(metadata, tensors);
        for (int place = 0; place < memory.Places.Length; place++)
        {
            for (int row = 0; row < memory.Places[place].Steps; row++)
            {
                writer.WriteValues(memory.Row(place, row));
            }
        }
    }

    /// <summary>Reads a stream of a network. Everything is checked before the memory changes.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of another network.</exception>
    public static void Load(NetworkDescription network, StreamMemory memory, Stream stream, string source)
    {
        using var file = SafetensorsReader.Open(stream, source);
        long position = CheckMetadata(network, file, source);
        CheckTensors(network, memory, file, source);
        string[] unset = file.Metadata.TryGetValue(UnsetKey, out string? names) ? names.Split(Separator) : [];
        CheckUnset(network, memory, unset, source);
        List<float[]> values = [];
        foreach (var tensor in file.Tensors)
        {
            float[] read = new float[tensor.Shape[0] * tensor.Shape[1]];
            file.Read(tensor, read);
            values.Add(read);
        }

        file.ReadEnd();
        memory.Clear();
        memory.Position = position;
        for (int place = 0; place < values.Count; place++)
        {
            var part = memory.Places[place];
            for (int row = 0; row < part.Steps; row++)
            {
                values[place].AsSpan(row * part.Features, part.Features).CopyTo(memory.Row(place, row));
            }

            if (!unset.Contains(part.Name))
            {
                memory.Set(place);
            }
        }
    }

    private static void CheckUnset(NetworkDescription network, StreamMemory memory, string[] unset, string source)
    {
        foreach (string name in unset)
        {
            if (!memory.Places.ToArray().Any(place => place.Name == name && place.First.Count > 0))
            {
                throw new InvalidDataException(
                    $"{source}: expected the name of a state that {network.Name} learns, but found {SafetensorsReader.Quote(name)}.");
            }
        }
    }

    private static long CheckMetadata(NetworkDescription network, SafetensorsReader file, string source)
    {
        if (!file.Metadata.TryGetValue(VersionKey, out string? version))
        {
            throw new InvalidDataException($"{source}: expected a stream of {network.Name}, but it is no saved stream: weights are loaded by the network.");
        }

        if (version != Version)
        {
            throw new InvalidDataException($"{source}: expected a stream of version {Version}, but it has version {SafetensorsReader.Quote(version)}.");
        }

        if (file.Metadata.GetValueOrDefault(NetworkKey) is var name && name != network.Name)
        {
            throw new InvalidDataException(
                $"{source}: expected a stream of {network.Name}, but it is one of {(name is null ? "no network" : SafetensorsReader.Quote(name))}.");
        }

        return long.TryParse(file.Metadata.GetValueOrDefault(PositionKey), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            ? position
            : throw new InvalidDataException($"{source}: the stream of {network.Name} has no valid position.");
    }

    private static void CheckTensors(NetworkDescription network, StreamMemory memory, SafetensorsReader file, string source)
    {
        for (int place = 0; place < Math.Max(memory.Places.Length, file.Tensors.Count); place++)
        {
            string expected = place < memory.Places.Length
                ? Text(memory.Places[place].Name, [memory.Places[place].Steps, memory.Places[place].Features])
                : "no more";
            string actual = place < file.Tensors.Count ? Text(file.Tensors[place].Name, file.Tensors[place].Shape) : "no more";
            if (actual != expected || file.Tensors[place].Type.Name != SafetensorsType.Single.Name)
            {
                throw new InvalidDataException(
                    $"{source}: expected the state {expected} of {network.Name}, but found {actual}: the stream was saved by a {network.Name} with other "
                    + "layers.");
            }
        }
    }

    private static string Text(string name, IEnumerable<long> shape) => $"{SafetensorsReader.Quote(name)} {string.Join(" × ", shape)}";
}
