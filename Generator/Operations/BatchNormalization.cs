using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Text;

namespace NetGen.Generator.Operations;

/// <summary>The sizes and numbers of a batch normalisation.</summary>
/// <param name="Channels">Channels, each of which is normalised.</param>
/// <param name="Pixels">Pixels of a row.</param>
/// <param name="Momentum">The weight of a batch's statistics in the running ones.</param>
/// <param name="Epsilon">Added to the variance.</param>
internal sealed record BatchNormPlan(int Channels, int Pixels, double Momentum, double Epsilon)
{
    /// <summary>Floats of a table that repeats the channels, so that a vector may start in any of them.</summary>
    public int TableLength => Panels.Pad(Channels + Panels.Width);

    /// <summary>
    /// How many floats after a row vectors extend into: statistics are computed panel by panel of channels, beyond the end of the last pixel.
    /// </summary>
    public int Slack => Panels.Pad(Channels) - Channels;

    /// <summary>As an expression.</summary>
    public string Argument => $"new BatchNormShape({Channels}, {Pixels})";
}

/// <summary>
/// The factor and the summand of each channel from the statistics of the batch, or from the running ones if these are frozen. All rows must be ready before any
/// continues.
/// </summary>
internal sealed class BatchStatistics : Operation
{
    // Scale, shift, mean, reciprocal deviation, and the slope and offset of the gradient.
    private const int Tables = 6;

    public BatchStatistics(Origin origin, Value x, Value scale, Value bias, Value mean, Value variance, BatchNormPlan plan)
        : base(origin, x, scale, bias, mean, variance)
    {
        Plan = plan;
        x.Layout.Reach(plan.Slack);
        Output(Value.OfTable($"{origin.Name} statistics", (long)Tables * plan.TableLength));
    }

    public BatchNormPlan Plan { get; }

    public override Domain Domain => Domain.Items;

    public override (string Name, string Summary) Join => ("Statistics", $"Statistics of {Origin.Name} over the whole batch.");

    /// <summary>The parameters and the running statistics of the layer.</summary>
    public IReadOnlyList<Value> Tracked => [.. Inputs.Skip(1)];

    public override void Differentiate(Gradients gradients, Value gradient)
    {
    }

    public override void Write(Calls calls) => calls.Items(
        Panels.Count(Plan.Channels),
        (long)Plan.Channels * Plan.Pixels,
        $"BatchNormalization.Statistics({Plan.Argument}, {calls.RowsOf(Inputs[0])}, {calls[Inputs[1]].Argument}, {calls[Inputs[2]].Argument}, "
        + $"{calls[Inputs[3]].Argument}, {calls[Result].Argument}, "
        + $"{Literals.Float(Plan.Momentum)}, {Literals.Float(Plan.Epsilon)}, pass.HasFrozenStatistics({Origin.Layer}), {calls.Rows}");
}

/// <summary>The factor and the summand of each channel from the running statistics, which make a batch normalisation pointwise.</summary>
internal sealed class FoldedStatistics : Operation
{
    private const int Tables = 2;

    private readonly BatchNormPlan plan;

    public FoldedStatistics(Origin origin, IReadOnlyList<Value> tracked, BatchNormPlan plan)
        : base(origin, [.. tracked])
    {
        this.plan = plan;
        Output(Value.OfTable($"{origin.Name} table", (long)Tables * plan.TableLength));
    }

    public override Domain Domain => Domain.Once;

    public override void Write(Calls calls) => calls.Line(
        $"BatchNormalization.Fold({plan.Argument}, {calls[Inputs[0]].Argument}, {calls[Inputs[1]].Argument}, {calls[Inputs[2]].Argument}, "
        + $"{calls[Result].Argument}, {Literals.Float(plan.Epsilon)});");
}

/// <summary>y = x · factor + summand of each channel.</summary>
internal sealed class ScaleChannels : Pass
{
    private readonly Value table;
    private readonly Value scale;
    private readonly Value bias;
    private readonly BatchNormPlan plan;

    public ScaleChannels(Origin origin, Value x, Value table, Value scale, Value bias, BatchNormPlan plan)
        : base(origin, x, origin.Name, new ScaleByTable(table, plan))
    {
        (this.table, this.scale, this.bias, this.plan) = (table, scale, bias, plan);
    }

    public override string Way => "sums over the batch, then a pass over its input; in inference fused into the layer before it";

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        var sums = gradients.Call(new GradientSums(Origin, Source, gradient, table, gradients.Of(scale), gradients.Of(bias), plan));
        gradients.Add(Source, gradients.Call(new InputGradient(Origin, Source, gradient, sums, plan)));
    }

    private sealed class ScaleByTable(Value table, BatchNormPlan plan) : Link(table)
    {
        public override string Write(string next, Func<Value, Operand> place) => plan.Pixels == 1
            ? FormattableString.Invariant($"Tail.ScaleFeatures({place(Sides[0]).Argument}, {plan.TableLength}, {next})")
            : FormattableString.Invariant($"Tail.ScaleChannels({place(Sides[0]).Argument}, {plan.Channels}, {plan.TableLength}, {next})");

        public override string ToString() => $"scale by {Sides[0]}";
    }

    /// <summary>The gradients of scale and bias, and the sums over the whole batch that the input gradient needs.</summary>
    private sealed class GradientSums : Operation
    {
        private readonly BatchNormPlan plan;

        public GradientSums(Origin origin, Value x, Value gradient, Value table, Value scaleGradient, Value biasGradient, BatchNormPlan plan)
            : base(origin, x, gradient, table)
        {
            this.plan = plan;
            Output(Value.Within(table, $"{origin.Name} gradient sums"));
            Output(scaleGradient);
            Output(biasGradient);
        }

        public override Domain Domain => Domain.Items;

        public override (string Name, string Summary) Join => ("GradientSums", $"Sums of {Origin.Name}'s gradients over the whole batch.");

        public override void Write(Calls calls) => calls.Items(
            Panels.Count(plan.Channels),
            (long)plan.Channels * plan.Pixels,
            $"BatchNormalization.SumGradients({plan.Argument}, {calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, {calls[Inputs[2]].Argument}, "
            + $"{calls[Outputs[1]].Argument}, {calls[Outputs[2]].Argument}, pass.HasFrozenStatistics({Origin.Layer}), pass.Learns({Origin.Layer}), {calls.Rows}");
    }

    private sealed class InputGradient : Operation
    {
        private readonly BatchNormPlan plan;

        public InputGradient(Origin origin, Value x, Value gradient, Value sums, BatchNormPlan plan)
            : base(origin, x, gradient, sums)
        {
            this.plan = plan;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override void Write(Calls calls) => calls.Line(
            $"BatchNormalization.Backward({plan.Argument}, {calls[Inputs[2]].Argument}, {calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, "
            + $"{calls.RowsOf(Result)}, {calls.Rows});");
    }
}
