using NetGen.Generator.Kernels;

namespace NetGen.Generator.Layers;

/// <summary>The mean of each window of a signal: PyTorch's <c>nn.AvgPool1d</c>.</summary>
internal sealed class AvgPool1DLayer : PoolLayer1D
{
    protected override PoolFunction Function => PoolFunction.Mean;
}
