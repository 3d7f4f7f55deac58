using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>A layer each of whose outputs depends on all values of the row, computed by a function of the library on padded rows.</summary>
internal abstract class RowLayer : Layer
{
    public override OrderRule OrderRule => OrderRule.Keeps;

    /// <summary>The function, of <c>RowKernels</c>; its derivative has the same name and <c>Backward</c>.</summary>
    protected abstract string Function { get; }

    public override Value Lower(GraphBuilder builder) => builder.Add(new RowFunction(builder.Origin, builder.Input, Function));

    protected override Shape? Check(Shape input, LayerProblems problems) => problems.RequireRank(input, "a vector", 1) ? input : null;
}
