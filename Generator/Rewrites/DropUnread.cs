using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary>Takes out what nobody reads: behind the last value that leaves the network, and statistics that only a backward pass would have read.</summary>
internal sealed class DropUnread : Rewrite
{
    public override Purpose For => Purpose.Prediction;

    public override Exactness Exactness => Exactness.Bits;

    public override void Run(Graph graph)
    {
        foreach (var operation in graph.Operations.Reverse().ToList())
        {
            if (operation.Writes.All(v => v.Users.Count == 0 && !v.IsOutput))
            {
                graph.Remove(operation);
            }
        }
    }
}
