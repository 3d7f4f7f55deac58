namespace NetGen;

/// <summary>Group normalisation (Wu and He 2018; PyTorch's <c>nn.GroupNorm</c>) of an image or a signal: y = (x − mean) / √(variance + ε) · scale + bias with mean and variance of a group of channels
/// over all pixels of one row. Scale (starts at 1) and bias (at 0) are trained, one for each channel.</summary>
/// <param name="groups">Number of groups of equal size, at least 1; it must divide the number of channels.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GroupNormAttribute(int groups) : LayerAttribute
{
    /// <summary>Number of groups of equal size, at least 1; it must divide the number of channels.</summary>
    public int Groups { get; } = groups;

    /// <summary>ε, which prevents a division by 0: positive and at most 1 (default 1e-5).</summary>
    public double Epsilon { get; set; } = 1e-5;
}
