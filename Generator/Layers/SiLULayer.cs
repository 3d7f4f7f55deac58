using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x σ(x), whose derivative is σ (1 + x (1 − σ)).</summary>
internal sealed class SiLULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input;

    public override bool IsNonlinear => true;

    public override string Forward(string x) => $"{x} * VectorMath.Sigmoid({x})";

    public override string Backward(string x, string y, string dy) => $"Activations.SiLUGradient({x}, {dy})";
}
