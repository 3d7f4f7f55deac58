using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Planning;

/// <summary>Spec → plan: layers with shapes, then graphs of operations, then programs. Pure; never throws, whatever the spec says.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkSpec spec, PlanOptions? options = null)
    {
        var plan = new NetworkPlan(spec, options ?? PlanOptions.Usual);
        if (plan.HasErrors)
        {
            return plan;
        }

        CheckInput(plan);
        if (plan.HasErrors)
        {
            return plan;
        }

        LayerCreation.Create(plan);
        if (plan.HasErrors)
        {
            return plan;
        }

        NameRules.Check(plan);
        Connections.Resolve(plan);
        if (!plan.Problems.Exists(p => p.Id == Descriptors.UnknownName.Id) && ConnectLayers(plan))
        {
            NetworkRules.CheckUse(plan);
            ConnectLoss(plan);
            NetworkRules.CheckCombination(plan);
            OrderPlanner.Plan(plan);
        }

        if (!plan.HasErrors)
        {
            ParameterPlanner.Plan(plan);
        }

        if (!plan.HasErrors)
        {
            Lowering.Lower(plan);
        }

        if (!plan.HasErrors)
        {
            CostRules.Check(plan);
        }

        return plan;
    }

    private static void CheckInput(NetworkPlan plan)
    {
        var shape = plan.Spec.InputShape;
        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape.Dimensions[i] < 1)
            {
                plan.Problems.Add(Problem.Create(Descriptors.SizeBelowOne, 0, $"inputShape[{i}]", "[Network]", "inputShape", shape.Dimensions[i].ToString(System.Globalization.CultureInfo.InvariantCulture)));
                return;
            }
        }

        if (shape.Rank is not (>= 1 and <= 3))
        {
            plan.Problems.Add(Problem.Create(Descriptors.WrongShape, 0, null, "[Network]", "(features), (length, channels) or (height, width, channels)", shape.Rank == 0 ? "nothing" : $"{shape.Rank} dimensions ({shape})"));
        }
        else if (shape.Size > Panels.MaximumFloats)
        {
            plan.Problems.Add(Problem.Create(Descriptors.TooLarge, 0, null, "[Network]", $"{shape} numbers", Literals.Count(Panels.MaximumFloats)));
        }
    }

    private static bool ConnectLayers(NetworkPlan plan)
    {
        foreach (var layer in plan.Layers)
        {
            List<Shape> inputs = [.. layer.Sources.Select(s => s?.OutputShape ?? plan.Spec.InputShape)];
            if (!layer.Connect(inputs, new LayerProblems(layer, plan.Problems)))
            {
                // The layers after it would only repeat the mistake.
                return false;
            }

            var shape = layer.OutputShape;
            if (shape.Size > Panels.MaximumFloats)
            {
                plan.Problems.Add(Problem.Create(Descriptors.TooLarge, layer.Attribute, null, layer.Title, $"{shape} numbers", Literals.Count(Panels.MaximumFloats)));
                return false;
            }
        }

        return true;
    }

    private static void ConnectLoss(NetworkPlan plan)
    {
        if (plan.Spec.Loss is not { } spec)
        {
            return;
        }

        int attribute = plan.Spec.Layers.Count + 1;
        if (LossTable.Create(spec) is not { } loss)
        {
            plan.Problems.Add(Problem.Create(Descriptors.UnknownAttribute, attribute, null, spec.Kind, "losses", "for a loss of your own write an ILoss and use [Loss<T>]"));
            return;
        }

        loss.Check(plan.OutputShape, attribute, plan.Problems);
        if (plan.Spec.Row is { HasTargets: false } row)
        {
            plan.Problems.Add(Problem.Create(Descriptors.NothingToLearn, attribute, null, loss.Title, row.Name));
        }

        plan.Loss = loss;
    }
}
