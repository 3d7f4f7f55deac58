using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Losses;

internal sealed class CrossEntropyLoss : LossPlan
{
    public override string Kind => IsSoft ? "SoftCrossEntropy" : "CrossEntropy";

    public override bool TakesLabels => !IsSoft;

    public override string? OwnActivation => "softmax";

    /// <summary>The gradient of a step is written in whole vectors, and the next step's over what they wrote behind it.</summary>
    public override bool WritesBehind => IsPerStep;

    public override int? IgnoreIndex => Spec.Number("IgnoreIndex", int.MinValue) is var index && index != int.MinValue ? (int)index : null;

    private bool IsSoft => Spec.Number("Targets") == 1;

    private bool HasSteps => IsPerStep || IgnoreIndex is not null;

    private double Smoothing => Spec.Number("LabelSmoothing");

    public override string Call(Shape output)
    {
        string smoothing = Literals.Float(Smoothing), ignored = IsSoft ? string.Empty : FormattableString.Invariant($"{IgnoreIndex ?? int.MinValue}, ");
        return HasSteps
            ? $"RowLosses.{Kind}OfSteps(ref outputs, {output.Size / Classes(output)}, {Classes(output)}, {smoothing}, {ignored}in targets, row, scale, ref gradient)"
            : $"RowLosses.{Kind}(ref outputs, {output.Size}, {smoothing}, in targets, row, scale, ref gradient)";
    }

    public override void Check(Shape output, int attribute, List<Problem> problems)
    {
        base.Check(output, attribute, problems);
        Require(Smoothing is >= 0 and < 1, attribute, problems, "LabelSmoothing", Smoothing, "in [0, 1)");
        Require(Spec.Number("Targets") is 0 or 1, attribute, problems, "Targets", Spec.Number("Targets"), "Targets.Index or Targets.Soft");
        Require(IgnoreIndex is null || !IsSoft, attribute, problems, "IgnoreIndex", IgnoreIndex ?? 0, "set for class indices only, and not for Targets.Soft");
        if (output.Rank == (IsPerStep ? 2 : 1) && Classes(output) < 2)
        {
            problems.Add(Problem.Create(Descriptors.LossDoesNotFit, attribute, null, Title, "at least 2 outputs, one for each class,", "1: use [BinaryCrossEntropyLoss] for two classes with one output")
                .WithRemedy("BinaryCrossEntropyLoss"));
        }
    }

    private static int Classes(Shape output) => output.Dimensions[output.Rank - 1];
}
