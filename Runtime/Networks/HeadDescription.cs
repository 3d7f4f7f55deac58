namespace NetGen;

/// <summary>A head of a network: some of its outputs, and the loss that trains them.</summary>
/// <param name="Name">Its name; <c>output</c> if the network has one head without a name.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="First">The index of its first value in a row of outputs.</param>
/// <param name="Loss">Its loss; of the kind <see cref="LossKind.None"/> if its gradient comes from outside.</param>
/// <param name="TargetStateOffset">Where the state holds the means of its targets, followed by their reciprocal deviations; −1 if targets are not
/// standardised.</param>
public sealed record HeadDescription(string Name, Shape Shape, int First, LossDescription Loss, int TargetStateOffset = -1)
{
    /// <summary>The weight of its mean loss in the network's loss, which is the sum over the heads.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>
    /// The last layer with parameters before it, which names of classes belong to; null if there is none, or where the network has one head.
    /// </summary>
    public string? LastLayer { get; init; }

    /// <summary>Numbers of a row that are its targets: 0 where it learns class labels, or has no loss.</summary>
    public int TargetCount => Loss.Kind == LossKind.None || Loss.TakesLabels ? 0 : Shape.Size;

    /// <summary>One line, the same in every culture: <c>policy: 4, CrossEntropy, weight 0.5</c>.</summary>
    public override string ToString() => $"{Name}: {Shape}, {Loss}{(Weight == 1 ? "" : FormattableString.Invariant($", weight {Weight}"))}";

    /// <summary>Whether it has a loss, and so is trained with targets.</summary>
    internal bool Learns => Loss.Kind != LossKind.None;

    /// <summary>Labels of a row that are its targets: one, or one for each step; 0 if it does not learn class labels.</summary>
    public int LabelCount => Loss.TakesLabels ? Steps : 0;

    /// <summary>The steps of a row that have a loss each; 1 if the row has one.</summary>
    internal int Steps => Loss.PerStep ? Shape.Dimensions[0] : 1;

    /// <summary>Outputs of a step.</summary>
    internal int StepSize => Shape.Size / Steps;

    /// <summary>The number of classes; a single logit distinguishes two.</summary>
    internal int ClassCount => StepSize == 1 ? 2 : StepSize;

    /// <summary>Whether each row, or each step, has one class: that of the largest output, or with a single output whether its logit is above 0.</summary>
    internal bool HasClasses => Loss.IsClassification || (Loss.Kind == LossKind.BinaryCrossEntropy && StepSize == 1);

    /// <summary>Whether a row has one class.</summary>
    internal bool PredictsClass => HasClasses && !Loss.PerStep;

    /// <summary>Its name in messages; an only head is called by the network's name.</summary>
    internal string Title(NetworkDescription network) => network.Heads.Count == 1 ? network.Name : $"head '{Name}' of {network.Name}";
}
