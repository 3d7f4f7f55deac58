using NetGen.Generator.Specs;

namespace NetGen.Generator.Losses;

internal sealed class BinaryCrossEntropyLoss : LossPlan
{
    public override string Kind => "BinaryCrossEntropy";

    public override string? OwnActivation => "sigmoid";

    public override string Call(Shape output) =>
        $"RowLosses.BinaryCrossEntropy(ref outputs, {output.Size}, in targets, row, scale, ref gradient)";
}
