using NetGen.Generator.Operations;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>y = scale · (x if x > 0, otherwise α (eˣ − 1)); the constants are those of Klambauer et al. 2017, as in PyTorch.</summary>
internal sealed class SELULayer : FunctionLayer
{
    public override Saved Saved => Saved.Output;

    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    protected override string Function => $"new SELU({Literals.Float(Scale)}, {Literals.Float(Scale * Alpha)})";
}
