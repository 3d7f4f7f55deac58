using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Losses;

internal sealed class CrossEntropyLoss : LossPlan
{
    public override string Kind => IsSoft ? "SoftCrossEntropy" : "CrossEntropy";

    public override string? OwnActivation => "softmax";

    public override string Call(int outputs) =>
        $"RowLosses.{Kind}(ref outputs, {outputs}, {Literals.Float(Smoothing)}, in targets, row, scale, ref gradient)";

    private bool IsSoft => Spec.Number("Targets") == 1;

    private double Smoothing => Spec.Number("LabelSmoothing");

    public override void Check(NetworkPlan plan, int attribute)
    {
        base.Check(plan, attribute);
        Require(Smoothing is >= 0 and < 1, plan, attribute, "LabelSmoothing", Smoothing, "in [0, 1)");
        Require(Spec.Number("Targets") is 0 or 1, plan, attribute, "Targets", Spec.Number("Targets"), "Targets.Index or Targets.Soft");
        if (plan.OutputShape.Rank == 1 && plan.OutputSize < 2)
        {
            plan.Problems.Add(Problem.Create(Descriptors.LossDoesNotFit, attribute, null, Title, "at least 2 outputs, one for each class,", "1: use [BinaryCrossEntropyLoss] for two classes with one output")
                .WithRemedy("BinaryCrossEntropyLoss"));
        }
    }
}
