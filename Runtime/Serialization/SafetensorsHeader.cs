namespace NetGen.Generated;

/// <summary>The header of a safetensors file, checked.</summary>
/// <param name="Metadata">The strings of <c>__metadata__</c>.</param>
/// <param name="Tensors">The tensors in the order of their data, without holes or overlaps.</param>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafetensorsTensor> Tensors)
{
    /// <summary>The longest header that the format allows, in bytes.</summary>
    public const int MaximumLength = 100_000_000;

    /// <summary>The most dimensions of a tensor (PyTorch's limit; the format has none).</summary>
    public const int MaximumRank = 64;

    /// <summary>Bytes before the header: its length.</summary>
    public const int PrefixLength = 8;

    /// <summary>The key that is not a tensor.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>Bytes of data.</summary>
    public long DataLength => Tensors.Count == 0 ? 0 : Tensors[^1].End;
}
