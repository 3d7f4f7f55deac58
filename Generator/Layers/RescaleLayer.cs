using NetGen.Generator.Operations;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = x · factor + offset.</summary>
internal sealed class RescaleLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Nothing;

    public override bool IsModule => false;

    public override Preprocessing Preprocessing => new(Factor, Offset);

    private double Factor => Spec.Number("factor", 1);

    private double Offset => Spec.Number("offset");

    protected override void CheckOptions(LayerProblems problems)
    {
        problems.Require(IsFinite(Factor) && (float)Factor != 0, "factor", Factor, "a finite number other than 0");
        problems.Require(IsFinite(Offset), "offset", Offset, "a finite number");
    }

    private static bool IsFinite(double value) => Math.Abs(value) <= float.MaxValue;

    public override string Forward(string next) => $"Tail.Apply(new Rescale({Literals.Float(Factor)}, {Literals.Float(Offset)}), {next})";

    public override string Backward(string next, string x, string y) => $"Tail.Apply(new Scale({Literals.Float(Factor)}), {next})";
}
