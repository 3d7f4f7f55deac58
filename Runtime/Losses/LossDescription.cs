namespace NetGen;

/// <summary>The kind of a network's loss.</summary>
public enum LossKind
{
    /// <summary>No loss: the network is trained with gradients from outside.</summary>
    None,

    /// <summary>Cross-entropy of logits and one class index per row.</summary>
    CrossEntropy,

    /// <summary>Cross-entropy of logits and a distribution over the classes.</summary>
    SoftCrossEntropy,

    /// <summary>Binary cross-entropy of logits, one or several outputs.</summary>
    BinaryCrossEntropy,

    /// <summary>Mean squared error.</summary>
    MeanSquaredError,

    /// <summary>Mean absolute error.</summary>
    MeanAbsoluteError,

    /// <summary>The Huber loss.</summary>
    Huber,

    /// <summary>A custom loss.</summary>
    Custom,

    /// <summary>The weighted sum of the losses of several heads.</summary>
    Sum,
}

/// <summary>A network's loss as the generator read it.</summary>
/// <param name="Kind">The kind of loss.</param>
/// <param name="LabelSmoothing">ε, the share of each target that is spread evenly over the classes (cross-entropy).</param>
/// <param name="Delta">Where the Huber loss turns from quadratic to linear.</param>
/// <param name="StandardizeTargets">Whether targets are standardised for training, and predictions are converted back.</param>
public sealed record LossDescription(LossKind Kind, double LabelSmoothing = 0, double Delta = 1, bool StandardizeTargets = false)
{
    /// <summary>Whether each step of a sequence has a loss, so that a row has targets for each.</summary>
    public bool PerStep { get; init; }

    /// <summary>The label whose rows, or steps, do not count; null if all do.</summary>
    public int? IgnoreIndex { get; init; }

    /// <summary>Whether targets are class indices: one for each row, or step.</summary>
    public bool TakesLabels => Kind == LossKind.CrossEntropy;

    /// <summary>Whether outputs are class scores: the label is that of the largest.</summary>
    public bool IsClassification => Kind is LossKind.CrossEntropy or LossKind.SoftCrossEntropy;

    /// <summary>Whether a prediction is right or wrong, so that there is an accuracy and outputs have probabilities.</summary>
    internal bool HasAccuracy => IsClassification || Kind == LossKind.BinaryCrossEntropy;

    /// <summary>Whether the targets are numeric values (regression).</summary>
    public bool IsRegression => Kind is LossKind.MeanSquaredError or LossKind.MeanAbsoluteError or LossKind.Huber;

    /// <summary>One line, the same in every culture: <c>CrossEntropy, label smoothing 0.1</c>.</summary>
    public override string ToString()
    {
        string options = (LabelSmoothing == 0 ? "" : FormattableString.Invariant($", label smoothing {LabelSmoothing}"))
            + (Kind == LossKind.Huber ? FormattableString.Invariant($", delta {Delta}") : "")
            + (StandardizeTargets ? ", standardised targets" : "")
            + (PerStep ? ", per step" : "")
            + (IgnoreIndex is { } ignored ? FormattableString.Invariant($", without label {ignored}") : "");
        return Kind + options;
    }
}
