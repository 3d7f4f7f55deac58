namespace NetGen;

/// <summary>A head of a network: values that leave it, and the loss that they are trained with.</summary>
/// <param name="Name">Its name; <c>output</c> where the network has one and none was given.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="First">Where it begins in a row of outputs.</param>
/// <param name="Loss">Its loss; of the kind <see cref="LossKind.None"/> where its gradient comes from outside.</param>
/// <param name="TargetStateOffset">
/// Where the state keeps the means of its targets, followed by their reciprocal deviations; −1 where targets are not standardised.
/// </param>
public sealed record HeadDescription(string Name, Shape Shape, int First, LossDescription Loss, int TargetStateOffset = -1)
{
    /// <summary>What its mean loss is multiplied with in the loss of the network, which is the sum over the heads.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>
    /// The last layer with parameters before it, which names of classes belong to; null where there is none, or where the network has one head.
    /// </summary>
    public string? LastLayer { get; init; }

    /// <summary>Numbers of a row that are its targets: 0 where it learns class labels, or has no loss.</summary>
    public int TargetCount => Loss.Kind == LossKind.None || Loss.TakesLabels ? 0 : Shape.Size;

    /// <summary>One line, the same in every culture: <c>policy: 4, CrossEntropy, weight 0.5</c>.</summary>
    public override string ToString() => $"{Name}: {Shape}, {Loss}{(Weight == 1 ? "" : FormattableString.Invariant($", weight {Weight}"))}";

    /// <summary>Whether it has a loss, so that it is trained with targets.</summary>
    internal bool Learns => Loss.Kind != LossKind.None;

    /// <summary>How many classes its outputs tell apart: one logit tells two.</summary>
    internal int ClassCount => Shape.Size == 1 ? 2 : Shape.Size;

    /// <summary>Whether a row has one class: the largest of its outputs, or with one output whether its logit is above 0.</summary>
    internal bool PredictsClass => Loss.IsClassification || (Loss.Kind == LossKind.BinaryCrossEntropy && Shape.Size == 1);

    /// <summary>What messages call it: a head that is the only one is the network.</summary>
    internal string Title(NetworkDescription network) => network.Heads.Count == 1 ? network.Name : $"head '{Name}' of {network.Name}";
}
