namespace NetGen;

/// <summary>Repeats each pixel of an image in both directions (PyTorch's <c>nn.Upsample(scale_factor=size)</c>, nearest neighbour).</summary>
/// <param name="size">How many times each line and each column is repeated, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UpSample2DAttribute(int size) : LayerAttribute
{
    /// <summary>How many times each line and each column is repeated, at least 1.</summary>
    public int Size { get; } = size;
}
