using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x / (1 − rate) where the mask keeps it, otherwise 0. The mask is computed again in the backward pass, never stored.</summary>
internal sealed class DropoutLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Nothing;

    public override bool RunsInInference => false;

    public override bool NeedsPosition => Rate != 0;

    public override IReadOnlyList<Operand> Operands => Rate == 0 ? [] :
    [
        new Operand("ulong", Name + "Key", $"pass.DropoutKey({Attribute})"),
    ];

    public override IReadOnlyList<Operand> FinishOperands(int row) => Rate == 0 ? [] :
    [
        new Operand("uint", Name + "Row", Name + "Row" + row.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private double Rate => Spec.Number("rate");

    /// <summary>A value is kept where its 32 random bits are at least this.</summary>
    private string Threshold => ((uint)Math.Min(uint.MaxValue, Math.Round(Rate * 4294967296.0))).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public override string? RowPrologue(int row) => Rate == 0 ? null :
        $"uint {Name}Row{row} = DropoutMask.RowKey({Name}Key, tileRow{(row == 0 ? string.Empty : " + " + row.ToString(System.Globalization.CultureInfo.InvariantCulture))});";

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Rate is >= 0 and < 1, "rate", Rate, "in [0, 1)");

    public override string Forward(string x) => Rate == 0 ? x : $"DropoutMask.Apply({x}, {Name}Row, element, {Threshold}u, {Literals.Float(1 / (1 - Rate))})";

    public override string Backward(string x, string y, string dy) => Forward(dy);
}
