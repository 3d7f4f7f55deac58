using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Planning;

/// <summary>Layers → stages, and where everything lies: parameters, state, the arena of activations and gradients.</summary>
internal static class StagePlanner
{
    /// <summary>Floats of one array that .NET addresses with room for the padding.</summary>
    public const int MaximumFloats = 500_000_000;

    public static void Plan(NetworkPlan plan)
    {
        DescribeParameters(plan);
        if (!PlaceParameters(plan))
        {
            return;
        }

        StageGraph.Form(plan);
        BufferPlanner.Plan(plan);
        foreach (var stage in plan.Stages)
        {
            stage.ScratchOffset = plan.ScratchLength;
            plan.ScratchLength += (int)(stage.Main?.ScratchLength ?? 0);
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

        Version1Orders.Describe(plan);
    }

    private static bool PlaceParameters(NetworkPlan plan)
    {
        long offset = 0;
        foreach (var layer in plan.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                parameter.Offset = (int)Math.Min(offset, MaximumFloats);
                offset += parameter.StorageLength;
                if (offset > MaximumFloats)
                {
                    plan.Problems.Add(Problem.Create(
                        Descriptors.TooLarge, layer.Attribute, null, layer.Title, Emission.Literals.Count(offset) + " parameters", Emission.Literals.Count(MaximumFloats)));
                    return false;
                }
            }
        }

        plan.ParameterStorage = (int)offset;
        int state = 0;
        foreach (var layer in plan.Layers.OfType<StandardizeLayer>())
        {
            layer.StateOffset = state;
            state += 2 * Panels.Pad((int)layer.OutputShape.Size);
        }

        foreach (var tracked in plan.Layers.SelectMany(l => l.State))
        {
            tracked.Offset = state;
            state += (int)tracked.StorageLength;
        }

        if (plan.Loss is { StandardizesTargets: true })
        {
            plan.TargetState = state;
            state += 2 * Panels.Pad(plan.OutputSize);
        }

        plan.StateStorage = state;
        return true;
    }
}
