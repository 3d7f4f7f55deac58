namespace NetGen;

/// <summary>The same values in another shape: <c>Reshape(features)</c>, <c>Reshape(length, channels)</c> or <c>Reshape(height, width, channels)</c>, in the order height, width, channel.
/// (PyTorch's <c>nn.Unflatten</c> has the order channel, height, width; the file of a dense layer before it carries that.)</summary>
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
