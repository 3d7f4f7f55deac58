using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>A custom elementwise function.</summary>
internal sealed class ActivationLayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input | Saved.Output;

    public override bool IsNonlinear => true;

    private string Own => $"default(Own<{Spec.TypeArgument}>)";

    public override string Forward(string next) => $"Tail.Apply({Own}, {next})";

    public override string Backward(string next, string x, string y) => $"Tail.Undo({Own}, {x}, {y}, {next})";
}
