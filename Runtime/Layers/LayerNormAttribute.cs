namespace NetGen;

/// <summary>Layer normalisation (Ba et al. 2016; PyTorch's <c>nn.LayerNorm</c>) over the last axis: y = (x − mean) / √(variance + ε) · scale + bias with mean and variance of one row's vector,
/// or of the channels of each pixel of an image or a signal. Scale (starts at 1) and bias (at 0) are trained, one for each value. To normalise a whole image, put <see cref="FlattenAttribute"/> before it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>ε, which keeps the divisor away from 0: positive and at most 1 (default 1e-5).</summary>
    public double Epsilon { get; set; } = 1e-5;
}
