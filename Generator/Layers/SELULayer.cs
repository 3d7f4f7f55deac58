using NetGen.Generator.Emission;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = scale · (x where x > 0, otherwise α (eˣ − 1)); the constants are those of Klambauer et al. 2017, as in PyTorch.</summary>
internal sealed class SELULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    public override string Forward(string x) => $"Vector.ConditionalSelect(Vector.GreaterThan({x}, Vector<float>.Zero), {x} * {Literals.Float(Scale)}, VectorMath.ExpMinusOne({x}) * {Literals.Float(Scale * Alpha)})";

    public override string Backward(string x, string y, string dy) => $"Vector.ConditionalSelect(Vector.GreaterThan({y}, Vector<float>.Zero), {dy} * {Literals.Float(Scale)}, {dy} * ({y} + Vector.Create({Literals.Float(Scale * Alpha)})))";
}
