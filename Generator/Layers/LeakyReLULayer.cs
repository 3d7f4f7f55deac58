using NetGen.Generator.Operations;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = x if x > 0, otherwise slope · x. The slope is positive, so the output has the sign of the input.</summary>
internal sealed class LeakyReLULayer : FunctionLayer
{
    public override Saved Saved => Saved.Output;

    private double Slope => Spec.Number("NegativeSlope", 0.01);

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Slope is > 0 and < float.MaxValue, "NegativeSlope", Slope, "positive");

    protected override string Function => $"new LeakyReLU({Literals.Float(Slope)})";
}
