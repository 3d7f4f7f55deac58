using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;

namespace NetGen.Generator.Operations;

/// <summary>One number for each window of an image and each channel: the maximum, the mean or the sum.</summary>
internal sealed class Pool : Operation
{
    private readonly PoolWindows windows;
    private readonly PoolFunction function;

    public Pool(Origin origin, Value x, PoolWindows windows, PoolFunction function)
        : base(origin, x)
    {
        (this.windows, this.function) = (windows, function);
        var layout = new Layout(windows.Lines.Count * windows.Columns.Count * windows.Channels);
        layout.Reach(windows.Slack);
        x.Layout.Reach(windows.Slack);
        OutputRows(origin.Name, layout);
    }

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(
        Inputs[0], gradients.Call(new Spread(Origin, function == PoolFunction.Maximum ? [Inputs[0], Result] : [], gradient, Gradients.NameOf(Inputs[0]), Inputs[0].Layout, windows, function)));

    public override void Write(Calls calls) =>
        calls.Line(new PoolKernels(calls.Kernels, windows, function).Forward(calls[Inputs[0]], calls[Result], calls.Rows));
}

/// <summary>Distributes the gradient of each window over its places.</summary>
internal class Spread : Operation
{
    private readonly PoolWindows windows;
    private readonly PoolFunction function;

    /// <param name="origin">The layer.</param>
    /// <param name="forward">The image and the result of the pooling: the place of a maximum is recomputed from them.</param>
    /// <param name="gradient">The gradient of the result.</param>
    /// <param name="name">The name of the operation's result.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="windows">The windows.</param>
    /// <param name="function">The function of the pooling.</param>
    public Spread(Origin origin, IEnumerable<Value> forward, Value gradient, string name, Layout layout, PoolWindows windows, PoolFunction function)
        : base(origin, [.. forward, gradient])
    {
        (this.windows, this.function) = (windows, function);
        OutputRows(name, layout);
    }

    public override bool TakesTail => true;

    protected PoolWindows Windows => windows;

    public override void Write(Calls calls)
    {
        var epilogue = calls.Tail(this);
        var forward = Inputs.Take(Inputs.Count - 1).Select(v => calls[v]).ToList();
        calls.Line(
            new PoolKernels(calls.Kernels, windows, function).Backward(forward, calls[Inputs[Inputs.Count - 1]], epilogue.Tail, epilogue.Result, calls.Rows));
    }
}

/// <summary>
/// Each pixel of the output is the pixel of the input whose window it is in: the derivative of a sum over adjacent windows. Its own derivative is that sum.
/// </summary>
internal sealed class Upsampling : Spread
{
    public Upsampling(Origin origin, Value x, PoolWindows windows)
        : base(origin, [], x, origin.Name, new Layout(windows.Lines.Input * windows.Columns.Input * windows.Channels), windows, PoolFunction.Sum)
    {
        x.Layout.Reach(windows.Slack);
        Result.Layout.Reach(windows.Slack);
    }

    public override void Differentiate(Gradients gradients, Value gradient) => gradients.Add(Inputs[0], gradients.Call(new Gather(Origin, gradient, Inputs[0], Windows)));

    /// <summary>The sum of each window of dy.</summary>
    private sealed class Gather : Operation
    {
        private readonly PoolWindows windows;

        public Gather(Origin origin, Value gradient, Value x, PoolWindows windows)
            : base(origin, gradient)
        {
            this.windows = windows;
            OutputRows(Gradients.NameOf(x), x.Layout);
        }

        public override void Write(Calls calls)
        {
            calls.Line(new PoolKernels(calls.Kernels, windows, PoolFunction.Sum).Forward(calls[Inputs[0]], calls[Result], calls.Rows));
            calls.ClearBehind(Result);
        }
    }
}
