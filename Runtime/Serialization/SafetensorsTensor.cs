namespace NetGen.Generated;

/// <summary>One tensor as the header of a safetensors file lists it.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">Its elements.</param>
/// <param name="Shape">Its dimensions; none for a scalar.</param>
/// <param name="Begin">Its first byte, counted from the end of the header.</param>
/// <param name="End">The byte after its last.</param>
/// <param name="HeaderOffset">Where the file names it, in bytes.</param>
internal sealed record SafetensorsTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Begin, long End, long HeaderOffset)
    : FileTensor(Name, Type, Shape)
{
    /// <summary>Number of elements; of a valid tensor the product of its dimensions.</summary>
    public long Count => (End - Begin) / Type.Size;
}
