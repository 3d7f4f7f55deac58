using System.Globalization;
using NetGen.Generator.Tests.Execution.Reference;

namespace NetGen.Generator.Tests.Execution.Cases;

/// <summary>What the targets of a loss look like.</summary>
internal enum TargetKind
{
    None,
    Label,
    Distribution,
    Probability,
    Number,
}

/// <summary>A loss attribute, its reference and the data that it takes.</summary>
/// <param name="Attribute">As it is written, without brackets; empty for no loss.</param>
/// <param name="Reference">The same in plain loops; null for no loss.</param>
/// <param name="Targets">What its targets look like.</param>
/// <param name="StandardizesTargets">Whether it trains on targets of mean 0 and deviation 1.</param>
internal sealed record LossCase(string Attribute, ReferenceLoss? Reference, TargetKind Targets, bool StandardizesTargets = false)
{
    private const double Delta = 0.7;
    private const double Smoothing = 0.1;

    public static LossCase None { get; } = new(string.Empty, null, TargetKind.None);

    public static LossCase CrossEntropy { get; } = new("CrossEntropyLoss", new CrossEntropyReference(isSoft: false, 0), TargetKind.Label);

    public static LossCase Smoothed { get; } =
        new(Invariant($"CrossEntropyLoss(LabelSmoothing = {Smoothing})"), new CrossEntropyReference(isSoft: false, Smoothing), TargetKind.Label);

    public static LossCase Soft { get; } = new("CrossEntropyLoss(Targets = Targets.Soft)", new CrossEntropyReference(isSoft: true, 0), TargetKind.Distribution);

    public static LossCase SoftSmoothed { get; } = new(
        Invariant($"CrossEntropyLoss(Targets = Targets.Soft, LabelSmoothing = {Smoothing})"), new CrossEntropyReference(isSoft: true, Smoothing), TargetKind.Distribution);

    public static LossCase BinaryCrossEntropy { get; } = new("BinaryCrossEntropyLoss", new BinaryCrossEntropyReference(), TargetKind.Probability);

    public static LossCase MeanSquaredError { get; } = new("MeanSquaredErrorLoss", new DifferenceReference(d => d * d, d => 2 * d), TargetKind.Number);

    public static LossCase StandardizedMeanSquaredError { get; } =
        MeanSquaredError with { Attribute = "MeanSquaredErrorLoss(StandardizeTargets = true)", StandardizesTargets = true };

    public static LossCase MeanAbsoluteError { get; } =
        new("MeanAbsoluteErrorLoss", new DifferenceReference(Math.Abs, d => Math.Sign(d), jumpsAtZero: true), TargetKind.Number);

    public static LossCase Huber { get; } = new(
        Invariant($"HuberLoss({Delta})"),
        new DifferenceReference(d => Math.Abs(d) < Delta ? d * d / 2 : Delta * (Math.Abs(d) - (Delta / 2)), d => Math.Clamp(d, -Delta, Delta)),
        TargetKind.Number);

    /// <summary>The same losses of sequences: the numbers of all steps count alike.</summary>
    public static IReadOnlyList<LossCase> PerStep { get; } =
    [
        MeanSquaredError with { Attribute = "MeanSquaredErrorLoss(PerStep = true)" },
        MeanAbsoluteError with { Attribute = "MeanAbsoluteErrorLoss(PerStep = true)" },
        Huber with { Attribute = Invariant($"HuberLoss({Delta}, PerStep = true)") },
        BinaryCrossEntropy with { Attribute = "BinaryCrossEntropyLoss(PerStep = true)" },
    ];

    /// <summary>The user's own of the scenarios: Σ ln(1 + d²).</summary>
    public static LossCase Custom { get; } =
        new("Loss<CauchyLoss>", new DifferenceReference(d => Math.Log(1 + (d * d)), d => 2 * d / (1 + (d * d)), isMean: false), TargetKind.Number);

    public static IReadOnlyList<LossCase> All { get; } =
        [CrossEntropy, Smoothed, Soft, SoftSmoothed, BinaryCrossEntropy, MeanSquaredError, StandardizedMeanSquaredError, MeanAbsoluteError, Huber, Custom];

    /// <summary>Whether there are weights by class.</summary>
    public bool TakesClassWeights => Targets is TargetKind.Label or TargetKind.Distribution;

    /// <summary>Whether there are weights of positive targets.</summary>
    public bool TakesPositiveWeights => Targets == TargetKind.Probability;

    public override string ToString() => Attribute;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
