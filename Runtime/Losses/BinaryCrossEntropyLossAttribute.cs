namespace NetGen;

/// <summary>
/// Sigmoid and binary cross-entropy of logits (PyTorch's <c>nn.BCEWithLogitsLoss</c>): −t log σ(x) − (1 − t) log(1 − σ(x)), the mean over rows and outputs. One
/// output, or several for multi-label targets; targets in [0, 1].
/// </summary>
public sealed class BinaryCrossEntropyLossAttribute : LossAttribute
{
    /// <summary>
    /// Whether the output is a sequence, (steps, values), with a target for each value of each step (default false): the mean is over rows, steps and values.
    /// </summary>
    public bool PerStep { get; set; }
}
