using NetGen.Generator.Graphs;

namespace NetGen.Generator.Programs;

/// <summary>For which parameters an operation of the backward pass is needed, and what it comes of.</summary>
internal static class Needs
{
    /// <summary>By operation: the layers whose parameters' gradients come of it. The graph is walked backwards, so a step of a trunk has those of all that follows.</summary>
    public static Dictionary<Operation, HashSet<int>> Of(Graph graph)
    {
        var needs = new Dictionary<Operation, HashSet<int>>();
        foreach (var operation in graph.Operations.Reverse())
        {
            var set = new HashSet<int>(operation.Phase == Phase.Forward ? [] : operation.Writes.SelectMany(v => v.Users).Where(u => u.Phase != Phase.Forward).SelectMany(u => needs[u]));
            if (operation.Writes.Any(v => v.IsParameterGradient))
            {
                set.Add(operation.Origin.Layer);
            }

            needs.Add(operation, set);
        }

        return needs;
    }

    /// <summary>By operation: the heads from whose gradients it computes.</summary>
    public static Dictionary<Operation, HashSet<int>> HeadsOf(Graph graph)
    {
        var heads = new Dictionary<Operation, HashSet<int>>();
        int count = 0;
        foreach (var operation in graph.Operations)
        {
            heads.Add(operation, operation.Phase switch
            {
                Phase.Forward => [],
                Phase.Loss => [count++],
                _ => [.. operation.Reads.Select(v => v.Maker).OfType<Operation>().SelectMany(o => heads[o])],
            });
        }

        return heads;
    }
}
