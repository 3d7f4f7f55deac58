namespace NetGen.Generated;

/// <summary>Where a PyTorch file has the numbers of one or several tensors.</summary>
/// <param name="Key">The name of its file in the archive's folder <c>data</c>.</param>
/// <param name="Type">Its elements.</param>
/// <param name="Count">Their number.</param>
internal sealed record PyTorchStorage(string Key, SafetensorsType Type, long Count)
{
    /// <summary>Reads what a pickle calls a persistent id: ('storage', type, key, device, count).</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PyTorchStorage Of(object? id) =>
        id is object?[] { Length: 5 } parts && parts[0] is "storage" && parts[1] is PickleGlobal { StorageType: { } type } && parts[2] is string key && parts[4] is long count and >= 0
            ? new PyTorchStorage(key, type, count <= long.MaxValue / type.Size ? count : throw new FormatException($"a storage of {count} elements of {type.Name} has more than 2⁶³ − 1 bytes."))
            : throw new FormatException("expected a storage: its type, its key, its device and its number of elements.");
}
