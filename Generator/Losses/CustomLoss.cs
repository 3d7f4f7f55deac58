using NetGen.Generator.Specs;

namespace NetGen.Generator.Losses;

internal sealed class CustomLoss : LossPlan
{
    public override string Kind => "Custom";

    public override string? WhyNotLimited => null;

    public override string Call(Shape output) =>
        $"RowLosses.Custom<{Spec.TypeArgument}>(ref outputs, {output.Size}, in targets, row, scale, ref gradient)";
}
