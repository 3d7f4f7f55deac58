namespace NetGen.Generator.Losses;

internal sealed class CustomLoss : LossPlan
{
    public override string Kind => "Custom";

    public override string? WhyNotLimited => null;

    public override string Call(int outputs) =>
        $"RowLosses.Custom<{Spec.TypeArgument}>(ref outputs, {outputs}, in targets, row, scale, ref gradient)";
}
