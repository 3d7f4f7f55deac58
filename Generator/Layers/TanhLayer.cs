using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = tanh(x), whose derivative is 1 − y².</summary>
internal sealed class TanhLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    public override string Forward(string x) => $"VectorMath.Tanh({x})";

    public override string Backward(string x, string y, string dy) => $"{dy} * (Vector<float>.One - ({y} * {y}))";
}
