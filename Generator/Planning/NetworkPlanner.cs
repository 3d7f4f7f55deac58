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
        var plan = PlanLayers(spec, options ?? PlanOptions.Usual);
        if (!plan.HasErrors)
        {
            Lowering.Lower(plan);
        }

        if (!plan.HasErrors)
        {
            StreamPlanner.Plan(plan);
        }

        if (!plan.HasErrors)
        {
            CostRules.Check(plan);
        }

        return plan;
    }

    /// <summary>The layers with their shapes and parameters, without programs.</summary>
    public static NetworkPlan PlanLayers(NetworkSpec spec, PlanOptions options)
    {
        var plan = new NetworkPlan(spec, options);
        if (plan.HasErrors)
        {
            return plan;
        }

        CheckInputs(plan);
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
        if (Connections.Resolve(plan) && ConnectLayers(plan))
        {
            NetworkRules.CheckUse(plan);
            CheckHeads(plan);
            NetworkRules.CheckCombination(plan);
            OrderPlanner.Plan(plan);
            TimePlanner.CheckCopies(plan);
        }

        if (!plan.HasErrors)
        {
            ParameterPlanner.Plan(plan);
        }

        return plan;
    }

    private static void CheckInputs(NetworkPlan plan)
    {
        long first = 0;
        foreach (var input in plan.Spec.Inputs)
        {
            bool isNamed = input.Attribute > 0;
            string title = isNamed ? $"[Input] '{input.Name}'" : "[Network]";
            if (!CheckShape(input, title, isNamed ? "shape" : "inputShape", plan))
            {
                return;
            }

            plan.Inputs.Add(new InputLayer(input, (int)Math.Min(first, Panels.MaximumFloats)));
            TimePlanner.Open(plan, plan.Inputs[plan.Inputs.Count - 1], title);
            first += input.Shape.Size;
            if (first > Panels.MaximumFloats)
            {
                plan.Problems.Add(Problem.Create(
                    Descriptors.TooLarge, input.Attribute, null, title, $"{Literals.Count(first)} numbers", Literals.Count(Panels.MaximumFloats)));
                return;
            }
        }
    }

    private static bool CheckShape(InputSpec input, string title, string argument, NetworkPlan plan)
    {
        var shape = input.Shape;
        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape.Dimensions[i] < 1)
            {
                string size = shape.Dimensions[i].ToString(System.Globalization.CultureInfo.InvariantCulture);
                plan.Problems.Add(Problem.Create(Descriptors.SizeBelowOne, input.Attribute, $"{argument}[{i}]", title, argument, size));
                return false;
            }
        }

        if (shape.Rank is not (>= 1 and <= 3))
        {
            string actual = shape.Rank == 0 ? "nothing" : $"{shape.Rank} dimensions ({shape})";
            plan.Problems.Add(
                Problem.Create(Descriptors.WrongShape, input.Attribute, null, title, "(features), (length, channels) or (height, width, channels)", actual));
            return false;
        }

        if (shape.Size > Panels.MaximumFloats)
        {
            plan.Problems.Add(Problem.Create(Descriptors.TooLarge, input.Attribute, null, title, $"{shape} numbers", Literals.Count(Panels.MaximumFloats)));
            return false;
        }

        return true;
    }

    private static bool ConnectLayers(NetworkPlan plan)
    {
        foreach (var layer in plan.Layers)
        {
            List<Shape> inputs = [.. layer.Sources.Select(s => s.OutputShape)];
            LayerProblems problems = new(layer, plan.Problems);
            if (!TimePlanner.Check(plan, layer, problems) || !layer.Connect(inputs, problems))
            {
                // The layers after it would only repeat the error.
                return false;
            }

            TimePlanner.Follow(plan, layer);

            var shape = layer.OutputShape;
            if (shape.Size > Panels.MaximumFloats)
            {
                plan.Problems.Add(
                    Problem.Create(Descriptors.TooLarge, layer.Attribute, null, layer.Title, $"{shape} numbers", Literals.Count(Panels.MaximumFloats)));
                return false;
            }
        }

        return true;
    }

    private static void CheckHeads(NetworkPlan plan)
    {
        int first = 0;
        for (int i = 0; i < plan.Heads.Count; i++)
        {
            var head = plan.Heads[i];
            head.First = first;
            first += head.Size;
            if (plan.Spec.Heads.Count == 0 || plan.Spec.Heads[i].End is not { Kind: not HeadSpec.Output } end)
            {
                continue;
            }

            if (head.Loss is not { } loss)
            {
                plan.Problems.Add(
                    Problem.Create(Descriptors.UnknownAttribute, head.Attribute, null, end.Kind, "losses", "to use a loss of your own, write an ILoss and add [Loss<T>]"));
                continue;
            }

            loss.Check(head.Shape, head.Attribute, plan.Problems);
            TimePlanner.CheckLoss(plan, head, plan.Problems);
            if (plan.Spec.Row is { HasTargets: false } row)
            {
                plan.Problems.Add(Problem.Create(Descriptors.NothingToLearn, head.Attribute, null, loss.Title, row.Name));
            }
        }
    }
}
