using NetGen.Generator.Kernels;

namespace NetGen.Generator.Layers;

/// <summary>The mean of each channel: PyTorch's <c>nn.AdaptiveAvgPool2d(1)</c>, flattened.</summary>
internal sealed class GlobalAvgPoolLayer : GlobalPoolLayer
{
    protected override PoolFunction Function => PoolFunction.Mean;
}
