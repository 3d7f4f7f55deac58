namespace NetGen.Generator.Layers;

/// <summary>yᵢ = xᵢ − log Σ eˣ over the row.</summary>
internal sealed class LogSoftmaxLayer : RowLayer
{
    public override bool IsNonlinear => true;

    protected override string Function => "LogSoftmax";
}
