namespace NetGen;

/// <summary>
/// Makes of each pixel a square of pixels, from its channels (PyTorch's <c>nn.PixelShuffle(size)</c>, ONNX's <c>DepthToSpace</c> in the mode CRD): the image
/// grows by <c>size</c> in both directions, and
/// channel <c>c</c> of the pixel at line <c>i</c> and column <c>j</c> of the square was channel <c>c · size² + i · size + j</c>.
/// </summary>
/// <param name="size">Side of the square, at least 1; its square must divide the channels.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthToSpaceAttribute(int size) : LayerAttribute
{
    /// <summary>Side of the square, at least 1; its square must divide the channels.</summary>
    public int Size { get; } = size;
}
