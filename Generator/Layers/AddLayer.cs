using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Layers;

/// <summary>y = x + a + ….</summary>
internal sealed class AddLayer : ElementwiseCombination
{
    public override Value Lower(GraphBuilder builder) => builder.Add(new Sum(builder.Origin, builder.Inputs));
}
