using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary>Removes operations without readers: after the last output, and statistics that only a backward pass would read.</summary>
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
