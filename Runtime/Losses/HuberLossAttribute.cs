namespace NetGen;

/// <summary>
/// The Huber loss (PyTorch's <c>nn.HuberLoss</c>): ½ d² if |d| &lt; δ, otherwise δ (|d| − ½ δ), with d = output − target; the mean over rows and outputs.
/// </summary>
/// <param name="delta">δ: where the loss turns from quadratic to linear; positive (default 1).</param>
public sealed class HuberLossAttribute(double delta = 1) : LossAttribute
{
    /// <summary>δ: where the loss turns from quadratic to linear; positive (default 1).</summary>
    public double Delta { get; } = delta;

    /// <summary>
    /// Whether to standardise targets to mean 0 and deviation 1 for training, and to undo it in predictions (default false). The loss is then in standardised
    /// units.
    /// </summary>
    public bool StandardizeTargets { get; set; }

    /// <summary>
    /// Whether the output is a sequence, (steps, values), with a target for each value of each step (default false): the mean is over rows, steps and values.
    /// </summary>
    public bool PerStep { get; set; }
}
