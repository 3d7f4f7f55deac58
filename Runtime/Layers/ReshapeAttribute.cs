namespace NetGen;

/// <summary>The same values in another shape, <c>Reshape(features)</c>, <c>Reshape(length, channels)</c> or <c>Reshape(height, width, channels)</c>,
/// taken in PyTorch's order as its <c>nn.Unflatten</c> and <c>reshape</c> take them. Only a vector that is the network's input comes in as the pixels of the image
/// that it becomes: height, width, channel.</summary>
/// <remarks>A dense layer before it gives its values in the order that is needed, at no cost; otherwise they are copied into it where a layer computes on the new axes.</remarks>
/// <param name="first">Number of features, length or height, at least 1.</param>
/// <param name="second">Channels of a signal or width of an image, at least 1 (default 0: there is no second size).</param>
/// <param name="third">Channels of an image, at least 1 (default 0: there is no third size).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(int first, int second = 0, int third = 0) : LayerAttribute
{
    /// <summary>Number of features, length or height, at least 1.</summary>
    public int First { get; } = first;

    /// <summary>Channels of a signal or width of an image, at least 1 (default 0: there is no second size).</summary>
    public int Second { get; } = second;

    /// <summary>Channels of an image, at least 1 (default 0: there is no third size).</summary>
    public int Third { get; } = third;
}
