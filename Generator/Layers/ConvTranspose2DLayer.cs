using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Layers;

/// <summary>
/// y = f(x spread by W + b): PyTorch's <c>nn.ConvTranspose2d</c>. It is planned as the corresponding convolution, whose image is y and whose result is x: the
/// forward pass here is the input gradient there,
/// and the input gradient here is the forward pass there.
/// </summary>
internal sealed class ConvTranspose2DLayer : Layer
{
    private ConvolutionPlan plan = null!;

    public override long MultiplyAdds => plan.MultiplyAdds;

    public override bool IsProduct => true;

    private bool HasBias => Spec.Flag("Bias", true);

    public override Value Lower(GraphBuilder builder) =>
        builder.Add(new TransposedConvolution(
            builder.Origin, builder.Input, builder.Parameter(Parameters[0]), HasBias ? builder.Parameter(Parameters[1]) : null, plan));

    public override void DescribeParameters(string? follower)
    {
        string initializer = Initializers.Weight(Spec, follower);
        var window = new Shape(new EquatableArray<int>([plan.Vertical.Size, plan.Horizontal.Size, plan.Channels]));
        var weight = new ParameterPlan("weight", "Weight", plan.Filters, plan.Inputs, initializer, plan.Inputs, 2, plan.Runs) { OutputOrder = [window], InputsFirst = true };
        Parameters = HasBias ? [weight, new ParameterPlan("bias", "Bias", 1, plan.Channels, Initializers.Bias(initializer), plan.Inputs)] : [weight];
    }

    protected override Shape? Check(Shape input, LayerProblems problems)
    {
        double stride = Spec.Number("Stride", 1), padding = Spec.Number("PaddingSize"), more = Spec.Number("OutputPadding");
        problems.RequireSize("filters", Spec.Number("filters"));
        if (problems.RequireSize("Stride", stride))
        {
            problems.Require(more >= 0 && more < stride, "OutputPadding", more, "at least 0 and less than the stride");
        }

        problems.Require(padding >= 0 && padding <= Panels.MaximumFloats, "PaddingSize", padding, $"from 0 to {Literals.Count(Panels.MaximumFloats)}");
        Initializers.Check(Spec, problems);
        if (WindowOptions.Kernel(Spec, "kernel", problems) is not var (height, width) || problems.Any)
        {
            return null;
        }

        if (!problems.RequireRank(input, "an image (height, width, channels)", 3))
        {
            return null;
        }

        var vertical = WindowAxis.Transposed(input.Dimensions[0], height, (int)stride, (int)padding, (int)more);
        var horizontal = WindowAxis.Transposed(input.Dimensions[1], width, (int)stride, (int)padding, (int)more);
        int filters = (int)Spec.Number("filters"), smallest = Math.Min(vertical.Input, horizontal.Input);
        if (!problems.Require(smallest >= 1, "PaddingSize", padding, $"at most {Literals.Count((int)padding - ((2 - smallest) / 2))}, or nothing of the output is left")
            || !WindowRules.CheckPadded(vertical, horizontal, filters, problems))
        {
            return null;
        }

        plan = new ConvolutionPlan(vertical, horizontal, filters, input.Dimensions[2], 1);
        return new Shape(new EquatableArray<int>([vertical.Input, horizontal.Input, plan.Channels]));
    }
}
