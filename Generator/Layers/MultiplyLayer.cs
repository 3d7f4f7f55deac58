using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x · a · …: an operand's gradient is that of the product times all other operands.</summary>
internal sealed class MultiplyLayer : ElementwiseCombination
{
    public override bool ReadsInputsInBackward => true;

    protected override string Link => "TimesRows";

    public override void EmitInputGradient(BackwardContext context)
    {
        var others = Enumerable.Range(0, InputShapes.Count).Where(i => i != context.Operand).Select(i => context.InputOf(i, OperandName(i)));
        context.Writer.Line(PointwiseKernel.Write(
            context.Kernels, Name, context.Stage.Size, context.Gradient, true, context.Epilogue, BackwardContext.Rows, new Combination(Link, [.. others])));
    }
}
