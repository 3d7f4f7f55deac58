using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x · min(max(x + 3, 0), 6) / 6.</summary>
internal sealed class HardSwishLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input;

    public override bool IsNonlinear => true;

    public override string Forward(string x) => $"Activations.HardSwish({x})";

    public override string Backward(string x, string y, string dy) => $"Activations.HardSwishGradient({x}, {dy})";
}
