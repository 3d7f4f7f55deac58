using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;
using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>y = f(x · W + b): PyTorch's <c>nn.Linear</c> and the pointwise layers after it.</summary>
internal sealed class DenseLayer : StageLayer
{
    private IReadOnlyList<ParameterPlan> parameters = [];

    public override OrderRule OrderRule => OrderRule.Absorbs;

    public override IReadOnlyList<ParameterPlan> Parameters => parameters;

    public override long MultiplyAdds => (long)Inputs * Units;

    public override bool IsProduct => true;

    public override bool TakesRowsTogether => true;

    public override string Way
    {
        get
        {
            var tile = TileChoice.ForNarrow(Units);
            return $"tiles of {tile.Rows} rows × {tile.Vectors * Panels.Width / 2} outputs";
        }
    }

    public override long ScratchLength => (long)Panels.Pad(Inputs) * Units;

    public override long WeightLength => (long)Inputs * Panels.Pad(Units);

    private int Units => (int)Spec.Number("units");

    private int Inputs => (int)InputShape.Size;

    private bool HasBias => Spec.Flag("Bias", true);

    private ParameterPlan Weight => parameters[0];

    public override void EmitForward(ForwardContext context)
    {
        var bias = HasBias ? ForwardContext.Parameter(parameters[1], "bias") : null;
        var weights = ForwardContext.Parameter(Weight, "weights");
        var kernels = new DenseKernels(context.Kernels, Name, Inputs, Units);
        context.Writer.Line(context.IsSingleRow
            ? kernels.ForwardRow(context.Input, weights, bias, context.Epilogue)
            : kernels.Forward(context.Input, weights, bias, context.Epilogue, context.Rows));
    }

    public override void EmitInputGradient(BackwardContext context) =>
        context.Writer.Line(new DenseKernels(context.Kernels, Name, Inputs, Units).InputGradient(context.Gradient, context.Transposed, context.Epilogue, BackwardContext.Rows));

    public override void EmitPreparation(ItemSegment segment) =>
        segment.Add(
            Panels.Count(Inputs),
            (long)Inputs * Units,
            $"PanelTranspose.Transpose(ref Unsafe.Add(ref parameters, {Weight.Place}), {segment.Scratch}, {Inputs}, {Units}");

    public override void EmitParameterGradients(ItemSegment segment)
    {
        var dy = PassEmitter.FromBuffer(segment.Stage.Gradient, "dy", "0");
        var x = PassEmitter.OutputOf(segment.Previous, "0");
        var kernels = new DenseKernels(segment.Kernels, Name, Inputs, Units);
        segment.Add(kernels.GradientItems, (long)Inputs * Panels.Pad(Units), kernels.WeightGradient(x, dy, ItemSegment.Gradient(Weight, "dw")));
        if (HasBias)
        {
            segment.Add(Panels.Count(Units), Panels.Pad(Units), $"ColumnSums.Write({dy.Argument}, {dy.RowStride}, {Units}, {ItemSegment.Gradient(parameters[1], "db").Argument}, pass.Rows");
        }
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        problems.RequireSize("units", Spec.Number("units"));
        Initializers.Check(Spec, problems);
        if (problems.Any)
        {
            return null;
        }

        if (input.Rank != 1)
        {
            problems.Report(Descriptors.MissingFlatten, null, Title, input.ToString());
            return null;
        }

        return Shape.Vector(Units);
    }

    public override void DescribeParameters(string? follower)
    {
        string initializer = Initializers.Weight(Spec, follower);
        var weight = new ParameterPlan("weight", "Weight", Inputs, Units, initializer, Inputs) { InputOrder = Orders.Inputs[0].Description };
        parameters = HasBias
            ? [weight, new ParameterPlan("bias", "Bias", 1, Units, Initializers.Bias(initializer), Inputs)]
            : [weight];
    }
}
