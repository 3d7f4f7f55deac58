using NetGen.Generator.Operations;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = x if x > 0, otherwise α (eˣ − 1), whose derivative is y + α.</summary>
internal sealed class ELULayer : FunctionLayer
{
    public override Saved Saved => Saved.Output;

    private double Alpha => Spec.Number("Alpha", 1);

    protected override void CheckOptions(LayerProblems problems) =>
        problems.Require(Alpha is > 0 and < float.MaxValue, "Alpha", Alpha, "positive");

    protected override string Function => $"new ELU({Literals.Float(Alpha)})";
}
