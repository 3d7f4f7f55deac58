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

/// <summary>A layer as its definition says, one row at a time.</summary>
internal abstract class ReferenceLayer
{
    public virtual IReadOnlyList<ReferenceParameter> Parameters => [];

    public abstract Bounded[] Forward(Bounded[] x, RowPosition row);

    /// <summary>The input's gradient; adds to those of the parameters.</summary>
    public abstract Bounded[] Backward(Bounded[] x, Bounded[] y, Bounded[] dy, RowPosition row);

    /// <summary>Whether rounding may take an input to the other side of a point where the derivative jumps.</summary>
    public virtual bool IsNearKink(Bounded[] x) => false;
}
