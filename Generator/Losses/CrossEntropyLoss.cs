using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Losses;

internal sealed class CrossEntropyLoss : LossPlan
{
    public override string Kind => IsSoft ? "SoftCrossEntropy" : "CrossEntropy";

    public override bool TakesLabels => !IsSoft;

    public override string? OwnActivation => "softmax";

    public override string Call(int outputs) =>
        $"RowLosses.{Kind}(ref outputs, {outputs}, {Literals.Float(Smoothing)}, in targets, row, scale, ref gradient)";

    private bool IsSoft => Spec.Number("Targets") == 1;

    private double Smoothing => Spec.Number("LabelSmoothing");

    public override void Check(Shape output, int attribute, List<Problem> problems)
    {
        base.Check(output, attribute, problems);
        Require(Smoothing is >= 0 and < 1, attribute, problems, "LabelSmoothing", Smoothing, "in [0, 1)");
        Require(Spec.Number("Targets") is 0 or 1, attribute, problems, "Targets", Spec.Number("Targets"), "Targets.Index or Targets.Soft");
        if (output.Rank == 1 && output.Size < 2)
        {
            problems.Add(Problem.Create(Descriptors.LossDoesNotFit, attribute, null, Title, "at least 2 outputs, one for each class,", "1: use [BinaryCrossEntropyLoss] for two classes with one output")
                .WithRemedy("BinaryCrossEntropyLoss"));
        }
    }
}
