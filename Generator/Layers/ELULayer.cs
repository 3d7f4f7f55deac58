using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x where x > 0, otherwise α (eˣ − 1), whose derivative is y + α.</summary>
internal sealed class ELULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    private double Alpha => Spec.Number("Alpha", 1);

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Alpha is > 0 and < float.MaxValue, "Alpha", Alpha, "positive");

    public override string Forward(string x) => $"Vector.ConditionalSelect(Vector.GreaterThan({x}, Vector<float>.Zero), {x}, VectorMath.ExpMinusOne({x}) * {Literals.Float(Alpha)})";

    public override string Backward(string x, string y, string dy) => $"Vector.ConditionalSelect(Vector.GreaterThan({y}, Vector<float>.Zero), {dy}, {dy} * ({y} + Vector.Create({Literals.Float(Alpha)})))";
}
