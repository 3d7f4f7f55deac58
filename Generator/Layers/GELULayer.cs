using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = x Φ(x), exact by erf, or by its tanh approximation (Hendrycks and Gimpel 2016).</summary>
internal sealed class GELULayer : FunctionLayer
{
    public override Saved Saved => Saved.Input;

    protected override string Function => Spec.Flag("Approximate") ? "new GELUTanh()" : "new GELU()";
}
