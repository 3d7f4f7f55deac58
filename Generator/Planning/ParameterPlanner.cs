using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Text;

namespace NetGen.Generator.Planning;

/// <summary>Gives layers their parameters, and places parameters and state.</summary>
internal static class ParameterPlanner
{
    public static void Plan(NetworkPlan plan)
    {
        DescribeParameters(plan);
        if (!plan.HasErrors)
        {
            PlaceParameters(plan);
        }
    }

    private static void DescribeParameters(NetworkPlan plan)
    {
        foreach (var layer in plan.Layers)
        {
            layer.DescribeParameters(NetworkRules.Follower(plan, layer)?.Spec.Kind);
            foreach (var parameter in layer.OutputShape.Rank == 1 ? layer.Parameters.Concat(layer.State) : [])
            {
                parameter.OutputOrder = layer.Orders.Output.Description;
            }
        }

        SharedWeights.Share(plan);
        Version1Orders.Describe(plan);
    }

    private static void PlaceParameters(NetworkPlan plan)
    {
        long offset = 0;
        foreach (var layer in plan.Layers)
        {
            foreach (var parameter in layer.OwnParameters)
            {
                parameter.Offset = (int)Math.Min(offset, Panels.MaximumFloats);
                offset += parameter.StorageLength;
                if (offset > Panels.MaximumFloats)
                {
                    plan.Problems.Add(Problem.Create(
                        Descriptors.TooLarge, layer.Attribute, null, layer.Title, Literals.Count(offset) + " parameters", Literals.Count(Panels.MaximumFloats)));
                    return;
                }
            }
        }

        plan.ParameterStorage = (int)offset;
        int state = 0;
        foreach (var tracked in plan.Layers.Select(l => l.Fitted).OfType<ParameterPlan>().Concat(plan.Layers.SelectMany(l => l.OwnState)))
        {
            tracked.Offset = state;
            state += (int)tracked.StorageLength;
        }

        foreach (var head in plan.Heads.Where(h => h.Loss is { StandardizesTargets: true }))
        {
            head.TargetState = state;
            state += 2 * Panels.Pad(head.Size);
        }

        plan.StateStorage = state;
    }
}
