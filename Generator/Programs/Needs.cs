using NetGen.Generator.Graphs;

namespace NetGen.Generator.Programs;

/// <summary>Which parameters need an operation of the backward pass, and which heads it depends on.</summary>
internal static class Needs
{
    /// <summary>
    /// By operation: the layers whose parameters' gradients depend on it. The graph is traversed backwards, so a step of a trunk has those of all that follow
    /// it.
    /// </summary>
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

    /// <summary>By operation: the heads whose gradients it depends on.</summary>
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
