using NetGen.Generator.Specs;

namespace NetGen.Generator.Losses;

internal sealed class MeanSquaredErrorLoss : LossPlan
{
    public override string Kind => "MeanSquaredError";

    public override string Call(Shape output) =>
        $"RowLosses.MeanSquaredError(ref outputs, {output.Size}, in targets, row, scale, ref gradient)";
}
