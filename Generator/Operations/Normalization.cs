using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Text;

namespace NetGen.Generator.Operations;

/// <summary>Normalises values of a row together, with a scale and a bias for each.</summary>
internal sealed class Normalization : Operation
{
    private readonly NormalizationPlan plan;
    private readonly double epsilon;

    public Normalization(Origin origin, Value x, Value scale, Value bias, NormalizationPlan plan, double epsilon)
        : base(origin, x, scale, bias)
    {
        (this.plan, this.epsilon) = (plan, epsilon);
        var layout = new Layout(x.Layout.Size, x.Layout.Time);
        layout.Reach(plan.Slack);
        x.Layout.Reach(plan.Slack);
        OutputRows(origin.Name, layout);
        Statistics = OutputRows($"{origin.Name} statistics", new Layout(2 * plan.Sets, x.Layout.Time));
    }

    /// <summary>Means and deviations, which only the backward pass reads.</summary>
    private Value Statistics { get; }

    public override void Differentiate(Gradients gradients, Value gradient)
    {
        gradients.Call(new ParameterGradients(Origin, Inputs[0], Statistics, gradient, gradients.Of(Inputs[1]), gradients.Of(Inputs[2]), plan));
        gradients.Add(Inputs[0], gradients.Call(new InputGradient(Origin, Inputs[0], Statistics, Inputs[1], gradient, plan)));
    }

    public override void Write(Calls calls)
    {
        string operands = $"{plan.Argument}, {calls.RowsOf(Inputs[0])}, {calls[Inputs[1]].Argument}, {calls[Inputs[2]].Argument}, {calls.RowsOf(Result)}";
        calls.Line(Statistics.Users.Count > 0
            ? $"Normalization.Forward({operands}, {calls.RowsOf(Statistics)}, {Literals.Float(epsilon)}, {calls.Rows});"
            : $"Normalization.Predict({operands}, {Literals.Float(epsilon)}, {calls.Rows});");
    }

    private sealed class InputGradient : Operation
    {
        private readonly NormalizationPlan plan;

        public InputGradient(Origin origin, Value x, Value statistics, Value scale, Value gradient, NormalizationPlan plan)
            : base(origin, x, statistics, scale, gradient)
        {
            this.plan = plan;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override void Write(Calls calls) => calls.Line(
            $"Normalization.Backward({plan.Argument}, {calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, {calls[Inputs[2]].Argument}, "
            + $"{calls.RowsOf(Inputs[3])}, {calls.RowsOf(Result)}, {calls.Rows});");
    }

    private sealed class ParameterGradients : Operation
    {
        private readonly NormalizationPlan plan;

        public ParameterGradients(Origin origin, Value x, Value statistics, Value gradient, Value scaleGradient, Value biasGradient, NormalizationPlan plan)
            : base(origin, x, statistics, gradient)
        {
            this.plan = plan;
            Output(scaleGradient);
            Output(biasGradient);
        }

        public override Domain Domain => Domain.Items;

        public override void Write(Calls calls) => calls.Items(
            Panels.Count(plan.Parameters),
            2L * Inputs[0].Layout.Size,
            $"NormalizationGradients.Write({plan.Argument}, {calls.RowsOf(Inputs[0])}, {calls.RowsOf(Inputs[1])}, {calls.RowsOf(Inputs[2])}, "
            + $"{calls[Outputs[0]].Argument}, {calls[Outputs[1]].Argument}, {calls.Rows}");
    }
}
