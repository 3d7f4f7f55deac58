namespace NetGen;

/// <summary>The mean of |output − target| over rows and outputs (PyTorch's <c>nn.L1Loss</c>); the gradient at 0 is 0.</summary>
public sealed class MeanAbsoluteErrorLossAttribute : LossAttribute
{
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
