namespace NetGen.Generated;

/// <summary>One tensor of a file with weights.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Type">Its elements.</param>
/// <param name="Shape">Its dimensions; none for a scalar.</param>
internal abstract record FileTensor(string Name, SafetensorsType Type, IReadOnlyList<long> Shape)
{
    /// <summary>Whether it has exactly these dimensions.</summary>
    public bool HasShape(IReadOnlyList<int> shape) => Shape.SequenceEqual(shape.Select(d => (long)d));
}
