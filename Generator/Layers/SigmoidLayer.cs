using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = 1 / (1 + e⁻ˣ), whose derivative is y (1 − y).</summary>
internal sealed class SigmoidLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    public override string Forward(string x) => $"VectorMath.Sigmoid({x})";

    public override string Backward(string x, string y, string dy) => $"{dy} * {y} * (Vector<float>.One - {y})";
}
