using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary><c>dropout(x)</c> becomes <c>x</c>: layers that are random in training do nothing in a prediction.</summary>
internal sealed class DropNoise : Rewrite
{
    public override Purpose For => Purpose.Prediction;

    public override Exactness Exactness => Exactness.Bits;

    public override bool IsOptional => false;

    public override void Run(Graph graph)
    {
        foreach (var operation in graph.Operations.Where(o => o.IsTail && o.Tail.All(t => t.Link.IsForTrainingOnly)).ToList())
        {
            graph.Replace(operation.Result, operation.Start);
            graph.Remove(operation);
        }
    }
}
