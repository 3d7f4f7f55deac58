namespace NetGen.Generator.Layers;

/// <summary>Dropout of single values: PyTorch's <c>nn.Dropout</c>.</summary>
internal sealed class DropoutLayer : MaskLayer
{
    protected override string Mask(string next) => MaskOf(Ordinal, Time, (int)OutputShape.Size, Rate, next);
}
