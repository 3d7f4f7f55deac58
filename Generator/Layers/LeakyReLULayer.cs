using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x where x > 0, otherwise slope · x. The slope is positive, so the output has the sign of the input.</summary>
internal sealed class LeakyReLULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    private double Slope => Spec.Number("NegativeSlope", 0.01);

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Slope is > 0 and < float.MaxValue, "NegativeSlope", Slope, "positive");

    public override string Forward(string x) => $"Vector.ConditionalSelect(Vector.GreaterThan({x}, Vector<float>.Zero), {x}, {x} * {Literals.Float(Slope)})";

    public override string Backward(string x, string y, string dy) => $"Vector.ConditionalSelect(Vector.GreaterThan({y}, Vector<float>.Zero), {dy}, {dy} * {Literals.Float(Slope)})";
}
