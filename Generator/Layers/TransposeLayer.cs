using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>
/// A copy of a value in PyTorch's order, or of one that is in PyTorch's order in another. No attribute stands for it: it is put in where orders meet
/// (<see cref="OrderPlanner"/>).
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
