using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = tanh(x), whose derivative is 1 − y².</summary>
internal sealed class TanhLayer : FunctionLayer
{
    public override Saved Saved => Saved.Output;
}
