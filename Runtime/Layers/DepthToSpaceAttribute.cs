namespace NetGen;

/// <summary>
/// Turns the channels of each pixel into a square of pixels (PyTorch's <c>nn.PixelShuffle(size)</c>, ONNX's <c>DepthToSpace</c> in CRD mode): the image grows
/// by a factor of <c>size</c> in both directions, and channel <c>c</c> of the pixel at line <c>i</c> and column <c>j</c> of the square is channel <c>c · size²
/// + i · size + j</c> of the input.
/// </summary>
/// <param name="size">Side of the square, at least 1; its square must divide the number of channels.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DepthToSpaceAttribute(int size) : LayerAttribute
{
    /// <summary>Side of the square, at least 1; its square must divide the number of channels.</summary>
    public int Size { get; } = size;
}
