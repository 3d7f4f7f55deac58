namespace NetGen.Generator.Layers;

/// <summary>yᵢ = eˣⁱ / Σ eˣ over the row.</summary>
internal sealed class SoftmaxLayer : RowLayer
{
    public override bool IsNonlinear => true;

    protected override string Function => "Softmax";
}
