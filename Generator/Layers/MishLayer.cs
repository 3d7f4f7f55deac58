using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = x tanh(softplus(x)).</summary>
internal sealed class MishLayer : FunctionLayer
{
    public override Saved Saved => Saved.Input;
}
