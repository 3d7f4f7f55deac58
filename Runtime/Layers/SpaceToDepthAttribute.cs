namespace NetGen;

/// <summary>
/// Turns each square of pixels into one pixel with all their channels (PyTorch's <c>nn.PixelUnshuffle(size)</c>): the inverse of
/// <see cref="DepthToSpaceAttribute"/>.
/// </summary>
/// <param name="size">Side of the square, at least 1; it must divide height and width.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SpaceToDepthAttribute(int size) : LayerAttribute
{
    /// <summary>Side of the square, at least 1; it must divide height and width.</summary>
    public int Size { get; } = size;
}
