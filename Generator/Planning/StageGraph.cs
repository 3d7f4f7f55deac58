using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Planning;

/// <summary>Layers → stages: which layers are computed together, and which stages take whose outputs.</summary>
internal static class StageGraph
{
    /// <summary>
    /// Makes the stages in the order of the layers. A pointwise layer joins the stage of its input, unless others take that value too: then it starts a stage of its own.
    /// </summary>
    public static void Form(NetworkPlan plan)
    {
        var computing = plan.Layers.Where(l => l is StageLayer or PointwiseLayer).ToList();
        var takers = computing.SelectMany(l => l.Sources.Select(Origin)).GroupBy(o => o).ToDictionary(g => g.Key, g => g.Count());
        plan.Stages.Add(new Stage(0, null, plan.InputSize, []));
        var homes = new Dictionary<object, Stage> { [plan] = plan.Stages[0] };
        foreach (var layer in computing)
        {
            List<Stage> sources = [.. layer.Sources.Select(s => homes[Origin(s)])];
            var pointwise = layer as PointwiseLayer;
            var home = sources[0];
            if (pointwise is null || takers[Origin(layer.Sources[0])] > 1)
            {
                home = new Stage(plan.Stages.Count, layer as StageLayer, (int)layer.OutputShape.Size, sources);
                sources.ForEach(s => s.Consumers.Add(home));
                plan.Stages.Add(home);
            }

            if (pointwise is not null)
            {
                home.Tail.Add(pointwise);
            }

            homes.Add(layer, home);
        }

        // What gave a value: a layer that computes, or the plan itself for the input. A flattened image is the image.
        object Origin(Layer? layer)
        {
            while (layer is not null and not (StageLayer or PointwiseLayer))
            {
                layer = layer.Sources[0];
            }

            return layer is null ? plan : layer;
        }
    }

    /// <summary>A value that no other layer takes is a mistake: it would be computed, and trained, for nothing.</summary>
    public static void CheckUse(NetworkPlan plan)
    {
        var used = new HashSet<Layer?>(plan.Layers.SelectMany(l => l.Sources));
        foreach (var layer in plan.Layers.Take(plan.Layers.Count - 1).Where(l => !used.Contains(l)))
        {
            // An activation argument goes by the name of its layer.
            var named = layer.IsFused ? layer.Sources[0]! : layer;
            plan.Problems.Add(Problem.Create(Descriptors.UnusedOutput, layer.Attribute, null, named.Title));
        }
    }
}
