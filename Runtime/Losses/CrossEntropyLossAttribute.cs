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

    /// <summary>
    /// Whether the outputs are a sequence (steps, classes) and each step has a class: then a row has as many labels (or distributions) as steps, and the mean
    /// is that over all steps that count (default <c>false</c>).
    /// </summary>
    public bool PerStep { get; set; }

    /// <summary>
    /// A label whose rows, or steps, do not count (PyTorch's <c>ignore_index</c>): they have no loss and no gradient, and the mean and the measures are over
    /// the others. At least <see cref="int.MinValue"/>, which is the default: all count, and a label that is no class is an error. (PyTorch leaves −100 out
    /// without being asked.) If none counts, the loss is 0 and the step changes nothing.
    /// </summary>
    public int IgnoreIndex { get; set; } = int.MinValue;
}
