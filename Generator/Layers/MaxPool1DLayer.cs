using NetGen.Generator.Kernels;

namespace NetGen.Generator.Layers;

/// <summary>The maximum of each window of a signal: PyTorch's <c>nn.MaxPool1d</c>.</summary>
internal sealed class MaxPool1DLayer : PoolLayer1D
{
    protected override PoolFunction Function => PoolFunction.Maximum;
}
