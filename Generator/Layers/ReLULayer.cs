using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = max(0, x). The gradient at 0 is 0.</summary>
internal sealed class ReLULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    public override string Forward(string x) => $"Vector.MaxNative({x}, Vector<float>.Zero)";

    public override string Backward(string x, string y, string dy) => $"Vector.ConditionalSelect(Vector.GreaterThan({y}, Vector<float>.Zero), {dy}, Vector<float>.Zero)";
}
