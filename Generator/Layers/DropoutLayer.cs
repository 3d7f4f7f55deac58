using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>Dropout of single values: PyTorch's <c>nn.Dropout</c>.</summary>
internal sealed class DropoutLayer : MaskLayer
{
    protected override string Mask(string x) => $"DropoutMask.Apply({x}, {RowKey}, element, {Threshold}, {Scale})";
}
