using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x tanh(softplus(x)).</summary>
internal sealed class MishLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input;

    public override bool IsNonlinear => true;

    public override bool IsLong => true;

    public override string Forward(string x) => $"Activations.Mish({x})";

    public override string Backward(string x, string y, string dy) => $"Activations.MishGradient({x}, {dy})";
}
