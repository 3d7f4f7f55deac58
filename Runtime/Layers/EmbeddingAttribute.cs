namespace NetGen;

/// <summary>Looks up a trained vector for each index (PyTorch's <c>nn.Embedding</c>): from a row of n indices to a signal of n × size. It must be the first layer.
/// Indices are integers from 0 to count − 1, given as floats; with any other, the forward pass throws an <see cref="ArgumentException"/>. The table is
/// initialised with standard normal numbers.</summary>
/// <param name="count">Number of different indices, that is, of rows of the table, at least 1.</param>
/// <param name="size">Length of each index's vector, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int count, int size) : LayerAttribute
{
    /// <summary>Number of different indices, that is, of rows of the table, at least 1.</summary>
    public int Count { get; } = count;

    /// <summary>Length of each index's vector, at least 1.</summary>
    public int Size { get; } = size;
}
