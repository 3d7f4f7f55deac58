using NetGen.Generator.Specs;

namespace NetGen.Generator.Losses;

internal sealed class MeanAbsoluteErrorLoss : LossPlan
{
    public override string Kind => "MeanAbsoluteError";

    public override string Call(Shape output) =>
        $"RowLosses.MeanAbsoluteError(ref outputs, {output.Size}, in targets, row, scale, ref gradient)";
}
