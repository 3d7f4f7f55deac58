using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>
/// A causal convolution of the next steps of a stream, which remembers the steps that it looks back to. The rows of a call are steps one after the other.
/// </summary>
internal sealed class StreamingConvolution : Operation
{
    private readonly Value weights;
    private readonly Value? bias;
    private readonly ConvolutionPlan plan;
    private readonly StreamPart history;

    /// <param name="origin">The layer.</param>
    /// <param name="x">The steps.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or null.</param>
    /// <param name="plan">The window of one step: that and the steps before it.</param>
    /// <param name="history">Where the steps before are.</param>
    public StreamingConvolution(Origin origin, Value x, Value weights, Value? bias, ConvolutionPlan plan, StreamPart history)
        : base(origin, x, weights, bias)
    {
        (this.weights, this.bias, this.plan, this.history) = (weights, bias, plan, history);
        var layout = new Layout(plan.Filters);

        // What a group stores beyond its filters, the next one overwrites; after the last there must be room.
        layout.Reach(plan.Groups > 1 ? Panels.Width : 0);
        OutputRows(origin.Name, layout);
    }

    public override bool TakesTail => true;

    public override bool ReadsWholeVectors => false;

    public override string Way => "step by step";

    public override void Write(Calls calls)
    {
        var window = new Operand(
            FormattableString.Invariant($"ref stream.Append({history.Index}, {calls.RowsOf(Inputs[0])}, {calls.Rows})"), history.Stride);
        Operand w = calls[weights];
        var b = bias is null ? null : calls[bias];
        calls.Line(plan.IsDepthwise ? new DepthwiseKernels(calls.Kernels, plan).Forward(window, null, w, b, calls.Tail(this), calls.Rows)
            : plan.Groups > 1 ? new ConvolutionKernels(calls.Kernels, plan).Forward(window, null, w, b, calls.Tail(this), calls.Rows)
            : Steps(calls.Kernels, window, w, b, calls.Tail(this), calls.Rows));
    }

    private string Steps(KernelSet kernels, Operand window, Operand w, Operand? b, Epilogue epilogue, string rows)
    {
        var axis = plan.Horizontal;
        string type = kernels.Alias(
            FormattableString.Invariant($"Causal{axis.Size}By{axis.Dilation}Of{plan.Channels}To{plan.Filters}"),
            $"StepConvolution<{TypeNames.Row(plan.Channels, window.RowStride)}, {TypeNames.Row(plan.Filters, epilogue.Result.RowStride)}, "
            + $"{TypeNames.Number(axis.Size)}, {TypeNames.Number(axis.Dilation)}>");
        return $"{type}.Forward({window.Argument}, {ConvolutionKernels.Parameters(w, b)}, {epilogue.Tail}, {rows});";
    }
}
