using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Losses;

internal sealed class HuberLoss : LossPlan
{
    public override string Kind => "Huber";

    public override string Call(Shape output) =>
        $"RowLosses.Huber(ref outputs, {output.Size}, {Literals.Float(Delta)}, in targets, row, scale, ref gradient)";

    private double Delta => Spec.Number("delta", 1);

    public override void Check(Shape output, int attribute, List<Problem> problems)
    {
        base.Check(output, attribute, problems);
        Require(Delta is > 0 and < float.MaxValue, attribute, problems, "delta", Delta, "positive");
    }
}
