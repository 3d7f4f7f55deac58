using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = x · min(max(x + 3, 0), 6) / 6.</summary>
internal sealed class HardSwishLayer : FunctionLayer
{
    public override Saved Saved => Saved.Input;
}
