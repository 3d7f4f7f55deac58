using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = x σ(x), whose derivative is σ (1 + x (1 − σ)).</summary>
internal sealed class SiLULayer : FunctionLayer
{
    public override Saved Saved => Saved.Input;
}
