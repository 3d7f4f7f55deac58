namespace NetGen;

/// <summary>Looks up a trained vector for each index (PyTorch's <c>nn.Embedding</c>): from a row of n indices to a signal of n × size. It must be the first layer.
/// Indices are whole numbers from 0 to count − 1, given as floats; any other is an <see cref="ArgumentException"/> in the forward pass. The table starts with standard normal numbers.</summary>
/// <param name="count">Number of different indices: rows of the table, at least 1.</param>
/// <param name="size">Length of the vector of an index, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int count, int size) : LayerAttribute
{
    /// <summary>Number of different indices: rows of the table, at least 1.</summary>
    public int Count { get; } = count;

    /// <summary>Length of the vector of an index, at least 1.</summary>
    public int Size { get; } = size;
}
