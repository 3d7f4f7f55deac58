using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Layers;

/// <summary>y = x + a + …: each operand's gradient is that of the sum.</summary>
internal sealed class AddLayer : ElementwiseCombination
{
    protected override string Link => "PlusRows";

    public override void EmitInputGradient(BackwardContext context) => context.Writer.Line(PointwiseKernel.Write(
        context.Kernels, Name, context.Stage.Size, context.Gradient, true, context.Epilogue, BackwardContext.Rows));
}
