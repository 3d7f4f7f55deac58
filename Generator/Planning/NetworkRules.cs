using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Planning;

/// <summary>Rules about several layers at once.</summary>
internal static class NetworkRules
{
    public static void CheckNames(NetworkPlan plan)
    {
        var seen = new Dictionary<string, Layer>();
        foreach (var layer in plan.Layers.Where(l => !l.IsFused))
        {
            if (layer.Spec.Name is not { } name)
            {
                continue;
            }

            string? reason = !NetworkPlanner.IsIdentifier(name) ? "not a C# identifier"
                : name == "input" || (GeneratedMembers.Names.Contains(name) && !plan.Spec.Views.Any(v => v.Name == name)) ? "reserved"
                : null;
            if (reason is not null)
            {
                plan.Problems.Add(Problem.Create(Descriptors.InvalidName, layer.Attribute, "Name", layer.Title, name, reason));
            }
            else if (seen.TryGetValue(name, out var other))
            {
                plan.Problems.Add(Problem.Create(Descriptors.DuplicateName, layer.Attribute, "Name", layer.Title, name, $"the {other.Spec.Kind} before it"));
            }
            else
            {
                seen.Add(name, layer);
            }
        }

        // A layer whose name is refused above still is the one that its view means.
        var named = new HashSet<string?>(plan.Layers.Select(l => l.Spec.Name));
        foreach (var view in plan.Spec.Views.Where(v => !named.Contains(v.Name)))
        {
            var layers = plan.Layers.Where(l => !l.IsFused).Select(l => l.Name).ToList();
            plan.Problems.Add(Problem.Create(Descriptors.ViewWithoutLayer, -1, null, view.Name, string.Join(", ", layers)));
        }
    }

    public static void CheckCombination(NetworkPlan plan)
    {
        Layer? previousProduct = null;
        bool onlyPreprocessing = true, standardized = false;
        foreach (var layer in plan.Layers)
        {
            if (layer.Spec.Kind == "Standardize")
            {
                if (!onlyPreprocessing || standardized)
                {
                    plan.Problems.Add(Problem.Create(Descriptors.PreprocessingAfterLayers, layer.Attribute, null, layer.Title));
                }

                standardized = true;
            }

            onlyPreprocessing &= layer.Spec.Kind is "Standardize" or "Rescale" or "Flatten";
            if (layer is Layers.DenseLayer)
            {
                if (previousProduct is not null)
                {
                    plan.Problems.Add(Problem.Create(Descriptors.CollapsingLayers, layer.Attribute, null, layer.Title, previousProduct.Title));
                }

                previousProduct = layer;
            }
            else if (layer.IsNonlinear)
            {
                previousProduct = null;
            }
        }

        CheckEnd(plan);
    }

    /// <summary>Whether what a pass holds beside the parameters can be counted in <c>int</c>: activations and gradients of one row, and scratch.</summary>
    public static void CheckMemory(NetworkPlan plan)
    {
        long row = 2L * Panels.Stride(plan.InputSize), scratch = 0, parameters = 0;
        foreach (var layer in plan.Layers)
        {
            int inputs = (int)layer.InputShape.Size, outputs = (int)layer.OutputShape.Size;
            row += 2L * Panels.Stride(outputs);
            scratch += layer is Layers.DenseLayer ? (long)Panels.Pad(inputs) * outputs : 0;
            parameters += layer is Layers.DenseLayer ? (long)inputs * Panels.Pad(outputs) : 0;
            if (parameters > StagePlanner.MaximumFloats)
            {
                // Said when the parameters are placed.
                return;
            }

            if (Math.Max(row, scratch) > StagePlanner.MaximumFloats)
            {
                plan.Problems.Add(Problem.Create(
                    Descriptors.TooLarge, layer.Attribute, null, layer.Title, Literals.Count(Math.Max(row, scratch)) + " intermediate numbers", Literals.Count(StagePlanner.MaximumFloats)));
                return;
            }
        }
    }

    private static void CheckEnd(NetworkPlan plan)
    {
        if (plan.Layers.Count == 0)
        {
            return;
        }

        var last = plan.Layers[plan.Layers.Count - 1];
        if (last.Spec.Kind == "Dropout")
        {
            plan.Problems.Add(Problem.Create(Descriptors.DropoutLast, last.Attribute, null, last.Title));
        }

        if (plan.Loss?.OwnActivation is { } own && last.Spec.Kind is "Softmax" or "LogSoftmax" or "Sigmoid")
        {
            plan.Problems.Add(Problem.Create(Descriptors.ActivationBeforeLogitsLoss, last.Attribute, last.IsFused ? "activation" : null, last.Spec.Kind, plan.Loss.Title, own));
        }
    }
}
