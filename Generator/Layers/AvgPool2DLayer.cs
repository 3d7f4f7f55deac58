using NetGen.Generator.Kernels;

namespace NetGen.Generator.Layers;

/// <summary>The mean of each window of an image: PyTorch's <c>nn.AvgPool2d</c>.</summary>
internal sealed class AvgPool2DLayer : PoolLayer2D
{
    protected override PoolFunction Function => PoolFunction.Mean;
}
