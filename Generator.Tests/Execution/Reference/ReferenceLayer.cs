namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>A tensor of parameters in PyTorch's order, and what has been summed up as its gradient.</summary>
internal sealed class ReferenceParameter(int count)
{
    public Bounded[] Values { get; set; } = new Bounded[count];

    public Bounded[] Gradients { get; set; } = new Bounded[count];
}

/// <summary>Where a row stands: its index in the batch keys its dropout masks.</summary>
/// <param name="Index">Index of the row in the batch.</param>
/// <param name="DropoutBase">A function of the network's seed and step; null in inference.</param>
internal readonly record struct RowPosition(int Index, ulong? DropoutBase);

/// <summary>A layer as its definition says, for a whole batch.</summary>
internal abstract class ReferenceLayer
{
    public virtual IReadOnlyList<ReferenceParameter> Parameters => [];

    /// <summary>The outputs, row by row.</summary>
    /// <param name="inputs">Of each input the rows.</param>
    /// <param name="dropoutBase">A function of the network's seed and step; null in inference.</param>
    public abstract Bounded[][] Forward(IReadOnlyList<Bounded[][]> inputs, ulong? dropoutBase);

    /// <summary>Of each input the gradients, row by row; adds to those of the parameters.</summary>
    public abstract IReadOnlyList<Bounded[][]> Backward(IReadOnlyList<Bounded[][]> inputs, Bounded[][] outputs, Bounded[][] gradients, ulong? dropoutBase);

    /// <summary>Whether rounding may take a value of an input to the other side of a point where the derivative jumps.</summary>
    public virtual bool IsNearKink(Bounded[] x) => false;
}

/// <summary>A layer of one input that treats each row alone.</summary>
internal abstract class RowReference : ReferenceLayer
{
    public sealed override Bounded[][] Forward(IReadOnlyList<Bounded[][]> inputs, ulong? dropoutBase) =>
        [.. inputs[0].Select((x, row) => Forward(x, new RowPosition(row, dropoutBase)))];

    public sealed override IReadOnlyList<Bounded[][]> Backward(IReadOnlyList<Bounded[][]> inputs, Bounded[][] outputs, Bounded[][] gradients, ulong? dropoutBase) =>
        [[.. inputs[0].Select((x, row) => Backward(x, outputs[row], gradients[row], new RowPosition(row, dropoutBase)))]];

    public abstract Bounded[] Forward(Bounded[] x, RowPosition row);

    /// <summary>The input's gradient; adds to those of the parameters.</summary>
    public abstract Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row);
}
