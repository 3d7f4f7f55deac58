using NetGen.Generator.Graphs;
using NetGen.Generator.Operations;

namespace NetGen.Generator.Rewrites;

/// <summary>
/// <c>scale(x, statistics(x))</c> becomes <c>scale(x, table)</c> with a table of the running statistics, which is made once: then nothing joins the rows, and
/// the scaling can be merged into the previous operation.
/// </summary>
internal sealed class FoldBatchNorm : Rewrite
{
    public override Purpose For => Purpose.Prediction;

    public override Exactness Exactness => Exactness.Bits;

    public override bool IsOptional => false;

    public override void Run(Graph graph)
    {
        foreach (var statistics in graph.Operations.OfType<BatchStatistics>().ToList())
        {
            var folded = new FoldedStatistics(statistics.Origin, statistics.Tracked, statistics.Plan);
            graph.Remove(statistics);
            graph.AddFirst(folded);
            graph.Replace(statistics.Result, folded.Result);
        }
    }
}
