using NetGen.Generator.Kernels;

namespace NetGen.Generator.Layers;

/// <summary>The maximum of each window of an image: PyTorch's <c>nn.MaxPool2d</c>.</summary>
internal sealed class MaxPool2DLayer : PoolLayer2D
{
    protected override PoolFunction Function => PoolFunction.Maximum;
}
