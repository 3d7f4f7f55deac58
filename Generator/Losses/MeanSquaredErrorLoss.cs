namespace NetGen.Generator.Losses;

internal sealed class MeanSquaredErrorLoss : LossPlan
{
    public override string Kind => "MeanSquaredError";

    public override string Call(int outputs) =>
        $"RowLosses.MeanSquaredError(ref outputs, {outputs}, in targets, row, scale, ref gradient)";
}
