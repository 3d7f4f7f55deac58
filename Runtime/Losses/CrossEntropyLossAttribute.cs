namespace NetGen;

/// <summary>Softmax and cross-entropy of logits (PyTorch's <c>nn.CrossEntropyLoss</c>): the mean over the rows, weighted where there are class or row weights.</summary>
public sealed class CrossEntropyLossAttribute : LossAttribute
{
    /// <summary>Whether a target is a class index (default) or a distribution over the classes.</summary>
    public Targets Targets { get; set; }

    /// <summary>Share of each target that is spread evenly over all classes, in [0, 1); default 0.</summary>
    public double LabelSmoothing { get; set; }
}
