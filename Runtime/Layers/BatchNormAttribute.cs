namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015; PyTorch's <c>nn.BatchNorm1d</c> and <c>nn.BatchNorm2d</c>) of each feature of a vector, or of each channel of an image or a signal:
/// y = (x − mean) / √(variance + ε) · scale + bias. In training mean and variance are those of all rows and pixels of the batch; inference uses running ones, which cost no pass of their own:
/// they are written into the loops of the layer before. Scale (starts at 1) and bias (at 0) are trained.
/// </summary>
/// <remarks>The running statistics are saved with the weights. A batch of one row has no variance: training vectors on one is an error.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Share of a batch in the running statistics: positive and at most 1 (default 0.1). Running variances are those of PyTorch, divided by the number of values less 1.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>ε, which keeps the divisor away from 0: positive and at most 1 (default 1e-5).</summary>
    public double Epsilon { get; set; } = 1e-5;
}
