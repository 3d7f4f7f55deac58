using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// A copy of a value into PyTorch's order, or from PyTorch's order into another. It has no attribute: <see cref="OrderPlanner"/> inserts it where orders
/// meet.
/// </summary>
/// <param name="order">The order that is not PyTorch's.</param>
/// <param name="isToPyTorch">Whether the copy is the one in PyTorch's order.</param>
internal sealed class TransposeLayer(ValueOrder order, bool isToPyTorch) : Layer
{
    /// <summary>The name of its kind in tables.</summary>
    public const string Kind = "Transpose";

    public override OrderRule OrderRule => OrderRule.Keeps;

    public override bool IsModule => false;

    public override bool IsCopy => true;

    public override Value Lower(GraphBuilder builder) => builder.Add(new Transpose(builder.Origin, builder.Input, [.. order.Parts], isToPyTorch));

    protected override Shape? Check(Shape input, LayerProblems problems) => input;
}
