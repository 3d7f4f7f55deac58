using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>A user's own elementwise function.</summary>
internal sealed class ActivationLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input | Saved.Output;

    public override bool IsNonlinear => true;

    public override string Forward(string x) => $"{Spec.TypeArgument}.Forward({x})";

    public override string Backward(string x, string y, string dy) => $"{Spec.TypeArgument}.Backward({x}, {y}, {dy})";
}
