using NetGen.Generator.Graphs;

namespace NetGen.Generator.Rewrites;

/// <summary>The steps from a graph to a program: rewrites of the forward pass, the backward pass, rewrites of both.</summary>
/// <param name="Forward">The rewrites before the backward pass is added, in order.</param>
/// <param name="Whole">The rewrites after it.</param>
internal sealed record Pipeline(IReadOnlyList<Rewrite> Forward, IReadOnlyList<Rewrite> Whole)
{
    /// <summary>The rewrites for users' networks.</summary>
    public static Pipeline Usual { get; } = new([new DropNoise(), new FoldBatchNorm(), new CancelTransposes(), new DropUnread(), new LoadInputs()], [new FuseTails()]);

    /// <summary>Receives the graph after each step.</summary>
    public Action<string, Graph>? Trace { get; init; }

    /// <summary>The same without one of the rewrites.</summary>
    public Pipeline Without(string name) => this with { Forward = [.. Forward.Where(r => r.Name != name)], Whole = [.. Whole.Where(r => r.Name != name)] };

    /// <summary>Runs it on the graph of a forward pass.</summary>
    public void Run(Graph graph)
    {
        Done("Lower", graph);
        Run(graph, Forward);
        if (graph.Purpose == Purpose.Training)
        {
            Gradients.Differentiate(graph);
            Done("Differentiate", graph);
        }

        Run(graph, Whole);
    }

    private void Run(Graph graph, IEnumerable<Rewrite> rewrites)
    {
        foreach (var rewrite in rewrites.Where(r => r.For.HasFlag(graph.Purpose)))
        {
            rewrite.Run(graph);
            Done(rewrite.Name, graph);
        }
    }

    /// <summary>Checks the graph after each step, so that an error is found where it was made.</summary>
    private void Done(string step, Graph graph)
    {
        if (graph.Check() is { } problem)
        {
            throw new InvalidOperationException($"{step} broke the graph of {graph.Name}: {problem}");
        }

        Trace?.Invoke(step, graph);
    }
}
