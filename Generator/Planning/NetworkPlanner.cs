using NetGen.Generator.Diagnostics;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Spec → plan: layers with shapes, then stages, then memory. Pure; never throws, whatever the spec says.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkSpec spec, bool sharesMemory = true)
    {
        var plan = new NetworkPlan(spec, sharesMemory);
        if (plan.HasErrors)
        {
            return plan;
        }

        CheckInput(plan);
        if (plan.HasErrors)
        {
            return plan;
        }

        CreateLayers(plan);
        if (plan.HasErrors)
        {
            return plan;
        }

        NameRules.Check(plan);
        Connections.Resolve(plan);
        if (!plan.Problems.Exists(p => p.Id == Descriptors.UnknownName.Id) && ConnectLayers(plan))
        {
            StageGraph.CheckUse(plan);
            ConnectLoss(plan);
            NetworkRules.CheckCombination(plan);
            NetworkRules.CheckMemory(plan);
        }

        if (!plan.HasErrors)
        {
            StagePlanner.Plan(plan);
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
        else if (shape.Size > StagePlanner.MaximumFloats)
        {
            plan.Problems.Add(Problem.Create(Descriptors.TooLarge, 0, null, "[Network]", $"{shape} numbers", Emission.Literals.Count(StagePlanner.MaximumFloats)));
        }
    }

    /// <summary>Layers of the attributes; an activation argument becomes a layer of its own.</summary>
    private static void CreateLayers(NetworkPlan plan)
    {
        var counts = new Dictionary<string, int>();
        var taken = new HashSet<string>(plan.Spec.Layers.Select(l => l.Name).Where(n => n is not null)!);
        for (int i = 0; i < plan.Spec.Layers.Count; i++)
        {
            var spec = plan.Spec.Layers[i];
            if (LayerTable.Create(spec.Kind) is not { } layer)
            {
                plan.Problems.Add(Problem.Create(Descriptors.UnknownAttribute, i + 1, null, spec.Kind, "layers", "for a function of your own write an IActivation and use [Activation<T>]"));
                continue;
            }

            layer.Initialize(spec, i + 1, spec.Name ?? NextName(spec.Kind));
            plan.Layers.Add(layer);
            if (Activation(spec) is { } activation)
            {
                var fusedSpec = LayerTable.SpecOf(activation);
                var fused = LayerTable.Create(fusedSpec.Kind)!;
                fused.Initialize(fusedSpec, i + 1, NextFusedName(layer.Name + activation), isFused: true);
                plan.Layers.Add(fused);
            }
        }

        string NextName(string kind)
        {
            string stem = LowerFirst(kind), name;
            do
            {
                counts.TryGetValue(stem, out int count);
                counts[stem] = count + 1;
                name = stem + (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            }
            while (!taken.Add(name));
            return name;
        }

        string NextFusedName(string name)
        {
            while (!taken.Add(name))
            {
                name += "Activation";
            }

            return name;
        }
    }

    private static string? Activation(LayerSpec spec)
    {
        double value = spec.Number("activation");
        return value >= 0 && value < LayerTable.Activations.Length ? LayerTable.Activations[(int)value] : null;
    }

    /// <summary>ReLU → reLU would read badly: a leading run of capitals is lowered whole, but for the one that starts the next word.</summary>
    private static string LowerFirst(string kind)
    {
        int capitals = kind.TakeWhile(char.IsUpper).Count();
        int lowered = capitals <= 1 ? capitals : capitals == kind.Length ? capitals : capitals - 1;
        return kind == "ReLU" ? "relu" : kind.Substring(0, lowered).ToLowerInvariant() + kind.Substring(lowered);
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
            if (shape.Size > StagePlanner.MaximumFloats)
            {
                plan.Problems.Add(Problem.Create(Descriptors.TooLarge, layer.Attribute, null, layer.Title, $"{shape} numbers", Emission.Literals.Count(StagePlanner.MaximumFloats)));
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

        loss.Check(plan, attribute);
        plan.Loss = loss;
    }
}
