using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = x + deviation · z in training, where z is normally distributed; the backward pass does not need it.</summary>
internal sealed class GaussianNoiseLayer : NoiseLayer
{
    public override bool IsModule => false;

    protected override bool IsIdle => Deviation == 0;

    private double Deviation => Spec.Number("deviation");

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Deviation is >= 0 and <= float.MaxValue, "deviation", Deviation, "at least 0 and finite");

    public override string Forward(string next) => $"Tail.Noise{Suffix}({Key}{StepSize}, {Literals.Float(Deviation)}, {next})";

    public override string Backward(string next, string x, string y) => next;
}
