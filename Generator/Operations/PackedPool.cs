using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>The maximum or the mean of the valid steps under each window, or of all valid steps of a row.</summary>
internal sealed class PackedPool : Operation
{
    private readonly PackedPoolPlan plan;

    /// <param name="origin">The layer.</param>
    /// <param name="steps">The packed steps.</param>
    /// <param name="plan">The windows, and what is taken of each.</param>
    /// <param name="time">The axis of the windows; null if there is one for each row.</param>
    public PackedPool(Origin origin, Value steps, PackedPoolPlan plan, TimeAxis? time)
        : base(origin, steps)
    {
        this.plan = plan;
        OutputRows(origin.Name, new Layout(steps.Layout.Size, time));
    }

    public override TimeAxis? Time => null;

    public override string Way => "step by step";

    public override void Differentiate(Gradients gradients, Value gradient) =>
        gradients.Add(Inputs[0], gradients.Call(new Spread(Origin, plan.IsMaximum ? [Inputs[0], Result] : [], gradient, Inputs[0], plan)));

    public override void Write(Calls calls) => calls.Line(
        $"StepPool.{plan.Method}({calls.RowsOf(Inputs[0])}, {calls.RowsOf(Result)}, {Result.Layout.Size}{plan.Arguments}, "
        + $"{Inputs[0].Layout.Time!.Sequences}{Windows(Result)});");

    private static string Windows(Value value) => value.Layout.Time is { } time ? ", " + time.Sequences : string.Empty;

    /// <summary>The gradient of each step.</summary>
    private sealed class Spread : Operation
    {
        private readonly PackedPoolPlan plan;

        public Spread(Origin origin, IEnumerable<Value> forward, Value gradient, Value steps, PackedPoolPlan plan)
            : base(origin, [.. forward, gradient])
        {
            this.plan = plan;
            OutputRows(Gradients.NameOf(steps), steps.Layout);
        }

        public override TimeAxis? Time => null;

        public override void Write(Calls calls) => calls.Line(
            $"StepPool.{plan.Method}Backward({string.Join(", ", Inputs.Select(calls.RowsOf))}, {calls.RowsOf(Result)}, {Result.Layout.Size}{plan.Arguments}, "
            + $"{Result.Layout.Time!.Sequences}{Windows(Inputs[Inputs.Count - 1])});");
    }
}

/// <summary>What is taken of which windows over packed steps.</summary>
/// <param name="Window">The window; null for all valid steps of a row.</param>
/// <param name="IsMaximum">Whether it is the maximum; otherwise the mean.</param>
/// <param name="CountsAll">Whether what a window covers outside of a row counts as 0 in a mean.</param>
internal sealed record PackedPoolPlan(StepWindow? Window, bool IsMaximum, bool CountsAll)
{
    /// <summary>The kernel.</summary>
    public string Method => (Window is null ? "Row" : string.Empty) + (IsMaximum ? "Maximum" : "Mean");

    /// <summary>Its arguments behind the sizes.</summary>
    public string Arguments =>
        Window is null ? string.Empty : $", {Window.Argument}{(IsMaximum ? string.Empty : $", countsAll: {(CountsAll ? "true" : "false")}")}";
}
