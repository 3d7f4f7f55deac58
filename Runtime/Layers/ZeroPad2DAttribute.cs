namespace NetGen;

/// <summary>Pads an image with zeros (PyTorch's <c>nn.ZeroPad2d</c>).</summary>
/// <param name="size">Lines and columns of zeros on each side, at least 0.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ZeroPad2DAttribute(int size) : LayerAttribute
{
    /// <summary>Lines and columns of zeros on each side, at least 0.</summary>
    public int Size { get; } = size;

    /// <summary>Lines of zeros above the image, at least 0 (default: the size).</summary>
    public int Top { get; set; } = size;

    /// <summary>Lines of zeros below the image, at least 0 (default: the size).</summary>
    public int Bottom { get; set; } = size;

    /// <summary>Columns of zeros to the left of the image, at least 0 (default: the size).</summary>
    public int Left { get; set; } = size;

    /// <summary>Columns of zeros to the right of the image, at least 0 (default: the size).</summary>
    public int Right { get; set; } = size;
}
