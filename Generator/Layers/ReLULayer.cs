using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = max(0, x), NaN where x is NaN. The gradient at 0 is 0.</summary>
internal sealed class ReLULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Output;

    public override bool IsNonlinear => true;

    // Zero comes first: of a NaN and a number the instruction of x64 gives the second operand, whichever it is. (That of Arm64 gives NaN either way.)
    public override string Forward(string x) => $"Vector.MaxNative(Vector<float>.Zero, {x})";

    // As PyTorch, NaN lets the gradient through.
    public override string Backward(string x, string y, string dy) => $"Vector.ConditionalSelect(Vector.LessThanOrEqual({y}, Vector<float>.Zero), Vector<float>.Zero, {dy})";
}
