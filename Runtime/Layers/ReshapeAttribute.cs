namespace NetGen;

/// <summary>The same values in another shape, <c>Reshape(features)</c>, <c>Reshape(length, channels)</c> or <c>Reshape(height, width, channels)</c>,
/// in PyTorch's order, as in <c>nn.Unflatten</c> and <c>reshape</c>. Only the input of the network, if it is a vector, is read as the pixels of the image
/// that it becomes: height, width, channel.</summary>
/// <remarks>
/// After a dense layer it costs nothing: that layer writes its values in the right order. Otherwise they are copied if a layer computes on the new axes.
/// </remarks>
/// <param name="first">Number of features, length or height, at least 1.</param>
/// <param name="second">Channels of a signal or width of an image, at least 1 (default 0: no second size).</param>
/// <param name="third">Channels of an image, at least 1 (default 0: no third size).</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReshapeAttribute(int first, int second = 0, int third = 0) : LayerAttribute
{
    /// <summary>Number of features, length or height, at least 1.</summary>
    public int First { get; } = first;

    /// <summary>Channels of a signal or width of an image, at least 1 (default 0: no second size).</summary>
    public int Second { get; } = second;

    /// <summary>Channels of an image, at least 1 (default 0: no third size).</summary>
    public int Third { get; } = third;
}
