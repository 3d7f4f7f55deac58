using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = x · a · ….</summary>
internal sealed class MultiplyLayer : ElementwiseCombination
{
    public override Value Lower(GraphBuilder builder) => builder.Add(new Product(builder.Origin, builder.Inputs));
}
