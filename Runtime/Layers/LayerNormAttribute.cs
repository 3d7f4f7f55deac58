namespace NetGen;

/// <summary>Layer normalisation (Ba et al. 2016; PyTorch's <c>nn.LayerNorm</c>) over the last axis or over all: y = (x − mean) / √(variance + ε) · scale + bias with mean and variance of one row's vector,
/// of the channels of each pixel of an image or a signal, or of a whole image or signal. Scale (starts at 1) and bias (at 0) are trained, one for each value
/// that is normalised together.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>
    /// The number of last axes that are normalised together, at least 1 (default 1): 1, or all that the input has (3 for an image: <c>nn.LayerNorm([channels,
    /// height,
    /// width])</c>).
    /// </summary>
    public int Axes { get; set; } = 1;

    /// <summary>ε, which prevents a division by 0: positive and at most 1 (default 1e-5).</summary>
    public double Epsilon { get; set; } = 1e-5;
}
