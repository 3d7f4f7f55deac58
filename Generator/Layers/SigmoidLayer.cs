using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = 1 / (1 + e⁻ˣ), whose derivative is y (1 − y).</summary>
internal sealed class SigmoidLayer : FunctionLayer
{
    public override Saved Saved => Saved.Output;
}
