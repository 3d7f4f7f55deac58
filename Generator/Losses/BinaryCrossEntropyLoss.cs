namespace NetGen.Generator.Losses;

internal sealed class BinaryCrossEntropyLoss : LossPlan
{
    public override string Kind => "BinaryCrossEntropy";

    public override string? OwnActivation => "sigmoid";

    public override string Call(int outputs) =>
        $"RowLosses.BinaryCrossEntropy(ref outputs, {outputs}, in targets, row, scale, ref gradient)";
}
