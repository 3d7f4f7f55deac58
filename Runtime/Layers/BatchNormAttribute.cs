namespace NetGen;

/// <summary>
/// Batch normalisation (Ioffe and Szegedy 2015; PyTorch's <c>nn.BatchNorm1d</c> and <c>nn.BatchNorm2d</c>) of each feature of a vector, or of each channel of
/// an image or a signal:
/// y = (x − mean) / √(variance + ε) · scale + bias. Training uses mean and variance over all rows and pixels of the batch; inference uses running ones,
/// which are folded into the loops of the previous layer and need no separate pass. Scale (starts at 1) and bias (at 0) are trained.
/// </summary>
/// <remarks>The running statistics are saved with the weights. One row has no variance: training on vectors with a batch of one row is an error.</remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>Weight of a batch in the running statistics: positive and at most 1 (default 0.1). As in PyTorch, running variances are unbiased.</summary>
    public double Momentum { get; set; } = 0.1;

    /// <summary>ε, which prevents a division by 0: positive and at most 1 (default 1e-5).</summary>
    public double Epsilon { get; set; } = 1e-5;
}
