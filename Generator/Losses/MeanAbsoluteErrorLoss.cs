namespace NetGen.Generator.Losses;

internal sealed class MeanAbsoluteErrorLoss : LossPlan
{
    public override string Kind => "MeanAbsoluteError";

    public override string Call(int outputs) =>
        $"RowLosses.MeanAbsoluteError(ref outputs, {outputs}, in targets, row, scale, ref gradient)";
}
