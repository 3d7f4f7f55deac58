namespace NetGen;

/// <summary>The mean of (output − target)² over rows and outputs (PyTorch's <c>nn.MSELoss</c>).</summary>
public sealed class MeanSquaredErrorLossAttribute : LossAttribute
{
    /// <summary>Whether targets are brought to mean 0 and deviation 1 for training, and predictions brought back (default false). The loss is then in standardised units.</summary>
    public bool StandardizeTargets { get; set; }

    /// <summary>
    /// Whether the output is a sequence, (steps, values), with a target for each value of each step (default false): the mean is over rows, steps and values.
    /// </summary>
    public bool PerStep { get; set; }
}
