using NetGen.Generator.Common;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Planning;

/// <summary>Whether a network can run step by step.</summary>
internal static class StreamRules
{
    public static void Check(NetworkPlan plan)
    {
        if (!IsSequence(plan))
        {
            plan.Problems.Add(Problem.Create(
                Descriptors.NoSequence, plan.Spec.Streaming, null, plan.Spec.Name,
                plan.Inputs.Count > 1 ? "several inputs" : $"the input {plan.Inputs[0].OutputShape}"));
            return;
        }

        if (plan.Heads.Count > 1)
        {
            plan.Problems.Add(Problem.Create(Descriptors.NoSequence, plan.Spec.Streaming, null, plan.Spec.Name, "several heads"));
        }

        // What comes after an obstacle is no sequence any more.
        var behind = new HashSet<Layer>();
        foreach (var layer in plan.Layers)
        {
            if (layer.Sources.Any(behind.Contains))
            {
                behind.Add(layer);
            }
            else if (layer.StreamObstacle is { } obstacle)
            {
                behind.Add(layer);
                plan.Problems.Add(Problem.Create(Descriptors.DoesNotStream, layer.Attribute, obstacle.Argument, layer.Title, obstacle.Reason, obstacle.Remedy));
            }
        }

        foreach (var head in plan.Heads)
        {
            if (head.Loss is { StandardizesTargets: true } loss)
            {
                plan.Problems.Add(Problem.Create(
                    Descriptors.DoesNotStream, head.Attribute, "StandardizeTargets", loss.Title, "scales each step by a deviation of its own",
                    "scale the targets in the data, all steps alike"));
            }
        }
    }

    /// <summary>Whether there is one input of steps: of features, or of indices that a table turns into them.</summary>
    private static bool IsSequence(NetworkPlan plan) =>
        plan.Inputs.Count == 1 && plan.Inputs[0].OutputShape.Rank is var rank
        && (rank == 2 || (rank == 1 && plan.Layers.Where(l => l.Sources.Contains(plan.Inputs[0])).All(l => l.TakesIndices)));
}
