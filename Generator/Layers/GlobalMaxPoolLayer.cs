using NetGen.Generator.Kernels;

namespace NetGen.Generator.Layers;

/// <summary>The maximum of each channel: PyTorch's <c>nn.AdaptiveMaxPool2d(1)</c>, flattened.</summary>
internal sealed class GlobalMaxPoolLayer : GlobalPoolLayer
{
    protected override PoolFunction Function => PoolFunction.Maximum;
}
