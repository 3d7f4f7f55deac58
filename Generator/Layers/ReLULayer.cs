using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = max(0, x); NaN if x is NaN. The gradient at 0 is 0.</summary>
internal sealed class ReLULayer : FunctionLayer
{
    public override Saved Saved => Saved.Output;
}
