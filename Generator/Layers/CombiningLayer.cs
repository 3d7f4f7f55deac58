using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A layer of several inputs: the previous value and outputs of earlier layers.</summary>
internal abstract class CombiningLayer : Layer
{
    /// <summary>An operator in PyTorch, not a module.</summary>
    public override bool IsModule => false;

    public override bool IsNonlinear => true;

    public override IReadOnlyList<(string Argument, string Name)> Others =>
        [("other", Spec.Text("other") ?? string.Empty), .. Spec.List("others").Select(a => (a.Name, a.Text ?? string.Empty))];

    public override TimeRule TimeRule => TimeRule.Keeps;

    /// <summary>The requirement on the operands' shapes, for the message.</summary>
    protected abstract string Expected { get; }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        for (int i = 1; i < InputShapes.Count; i++)
        {
            if (!Fits(input, InputShapes[i]))
            {
                var (argument, name) = Others[i - 1];
                problems.Report(Descriptors.OperandsDiffer, argument, Title, Expected, input.ToString(), name, InputShapes[i].ToString());
                return null;
            }
        }

        return OutputOf(input);
    }

    protected abstract bool Fits(Shape input, Shape other);

    protected virtual Shape OutputOf(Shape input) => input;
}

/// <summary>A layer that combines operands of one shape elementwise.</summary>
internal abstract class ElementwiseCombination : CombiningLayer
{
    public sealed override OrderRule OrderRule => OrderRule.Keeps;

    protected sealed override string Expected => "of the same shape";

    protected sealed override bool Fits(Shape input, Shape other) => input == other;
}
