using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = log(1 + eˣ), x itself above 20 as in PyTorch; the derivative is σ(x).</summary>
internal sealed class SoftplusLayer : FunctionLayer
{
    public override Saved Saved => Saved.Input;
}
