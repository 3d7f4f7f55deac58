using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x Φ(x), exact by erf, or by its tanh approximation (Hendrycks and Gimpel 2016).</summary>
internal sealed class GELULayer : PointwiseLayer
{
    public override Saved Saved => Saved.Input;

    public override bool IsNonlinear => true;

    public override bool IsLong => true;

    private string Form => Spec.Flag("Approximate") ? "Tanh" : string.Empty;

    public override string Forward(string x) => $"Activations.GELU{Form}({x})";

    public override string Backward(string x, string y, string dy) => $"Activations.GELU{Form}Gradient({x}, {dy})";
}
