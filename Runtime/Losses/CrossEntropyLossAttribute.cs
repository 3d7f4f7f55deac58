namespace NetGen;

/// <summary>
/// Softmax and cross-entropy of logits (PyTorch's <c>nn.CrossEntropyLoss</c>): −Σ tᵢ log softmaxᵢ(x), the mean over the rows, weighted if there are class or
/// row weights.
/// </summary>
public sealed class CrossEntropyLossAttribute : LossAttribute
{
    /// <summary>Whether a target is a class index (default) or a distribution t over the classes.</summary>
    public Targets Targets { get; set; }

    /// <summary>ε, the label smoothing: t becomes (1 − ε) t + ε / n, where n is the number of classes. In [0, 1), default 0.</summary>
    public double LabelSmoothing { get; set; }
}
