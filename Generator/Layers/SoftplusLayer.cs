using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = log(1 + eˣ), x itself above 20 as in PyTorch; the derivative is σ(x).</summary>
internal sealed class SoftplusLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input;

    public override bool IsNonlinear => true;

    public override bool IsLong => true;

    public override string Forward(string x) => $"VectorMath.Softplus({x})";

    public override string Backward(string x, string y, string dy) => $"{dy} * VectorMath.Sigmoid({x})";
}
