using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Losses;

internal sealed class HuberLoss : LossPlan
{
    public override string Kind => "Huber";

    public override string Call(int outputs) =>
        $"RowLosses.Huber(ref outputs, {outputs}, {Literals.Float(Delta)}, in targets, row, scale, ref gradient)";

    private double Delta => Spec.Number("delta", 1);

    public override void Check(NetworkPlan plan, int attribute)
    {
        base.Check(plan, attribute);
        Require(Delta is > 0 and < float.MaxValue, plan, attribute, "delta", Delta, "positive");
    }
}
