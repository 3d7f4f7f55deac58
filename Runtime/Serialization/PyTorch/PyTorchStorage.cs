namespace NetGen.Generated;

/// <summary>Where a PyTorch file has the numbers of one or several tensors.</summary>
/// <param name="Key">The name of its file in the archive's folder <c>data</c>.</param>
/// <param name="Type">Its elements.</param>
/// <param name="Count">Their number.</param>
internal sealed record PyTorchStorage(string Key, SafetensorsType Type, long Count)
{
    /// <summary>Reads what a pickle calls a persistent id: ('storage', type, key, device, count).</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static PyTorchStorage Of(object? id)
    {
        if ((id as object?[]) is not ["storage", PickleGlobal { StorageType: { } type }, string key, _, long count and >= 0])
        {
            throw new FormatException("expected a storage: its type, its key, its device and its number of elements.");
        }

        return count <= long.MaxValue / type.Size
            ? new PyTorchStorage(key, type, count)
            : throw new FormatException($"a storage of {count} elements of {type.Name} has more than 2⁶³ − 1 bytes.");
    }
}
