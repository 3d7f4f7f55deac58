using NetGen.Generator.Common;
using NetGen.Generator.Layers;
using NetGen.Generator.Losses;

namespace NetGen.Generator.Planning;

/// <summary>Rules about several layers at once.</summary>
internal static class NetworkRules
{
    public static void CheckCombination(NetworkPlan plan)
    {
        Layer? firstOther = null;
        bool standardized = false;
        foreach (var layer in plan.Layers)
        {
            if (layer.TakesIndices && layer.Sources[0] is not InputLayer)
            {
                plan.Problems.Add(Problem.Create(Descriptors.EmbeddingNotFirst, layer.Attribute, null, layer.Title));
            }

            if (layer.Fitted is not null && plan.Inputs.Count > 1)
            {
                plan.Problems.Add(Problem.Create(Descriptors.StandardizesOneOfSeveral, layer.Attribute, null, layer.Title));
            }

            if (layer.Fitted is not null)
            {
                if (firstOther is not null || standardized)
                {
                    // A duplicate is removed; a late one belongs before the named layer.
                    plan.Problems.Add(Problem.Create(Descriptors.PreprocessingAfterLayers, layer.Attribute, null, layer.Title)
                        .WithRelated(standardized ? [] : [firstOther!.Attribute]));
                }

                standardized = true;
            }

            firstOther ??= layer.Preprocessing is not null || layer.OnlyReshapes ? null : layer;
            if (layer.IsProduct)
            {
                CheckInitializer(layer, plan);
                CheckBias(layer, plan);
                if (CollapsesWith(layer, plan) is { } other)
                {
                    plan.Problems.Add(Problem.Create(Descriptors.CollapsingLayers, layer.Attribute, null, layer.Title, other.Title));
                }
            }
        }

        foreach (var head in plan.Heads)
        {
            CheckEnd(head, plan);
        }
    }

    /// <summary>The user's next layer that inference also has, which takes the values of a layer; null after the last.</summary>
    public static Layer? Follower(NetworkPlan plan, Layer layer)
    {
        var next = Taker(layer);
        while (next is { IsForTrainingOnly: true } or { IsCopy: true })
        {
            next = Taker(next);
        }

        return next;

        Layer? Taker(Layer source) => plan.Layers.Find(l => l.Sources.Contains(source));
    }

    /// <summary>The product before another if only linear layers are between them and nothing else takes its output.</summary>
    private static Layer? CollapsesWith(Layer product, NetworkPlan plan)
    {
        var source = product.Sources[0];
        while (source is { IsNonlinear: false, Sources.Count: 1 } && plan.Layers.Count(l => l.Sources.Contains(source)) == 1)
        {
            if (source.IsProduct)
            {
                return source;
            }

            source = source.Sources[0];
        }

        return null;
    }

    /// <summary>A value that no other layer takes is an error: it would be computed and trained for nothing.</summary>
    public static void CheckUse(NetworkPlan plan)
    {
        var used = new HashSet<Layer>(plan.Layers.SelectMany(l => l.Sources).Concat(plan.Heads.Select(h => h.Source)));

        // A duplicate name is a separate error.
        var names = plan.Inputs.Concat(plan.Layers).ToLookup(l => l.Spec.Name);
        foreach (var input in plan.Inputs.Where(i => i.Attribute > 0 && !used.Contains(i) && names[i.Name].Count() == 1))
        {
            plan.Problems.Add(Problem.Create(Descriptors.UnusedInput, input.Attribute, null, input.Name));
        }

        foreach (var layer in plan.Layers.Where(l => !used.Contains(l)))
        {
            // An activation argument is called by the name of its layer.
            var named = layer.IsFused ? layer.Sources[0] : layer;
            plan.Problems.Add(Problem.Create(Descriptors.UnusedOutput, layer.Attribute, null, named.Title));
        }
    }

    /// <summary>Reports only combinations that are known to fail; which of the others is best is up to the user.</summary>
    private static void CheckInitializer(Layer layer, NetworkPlan plan)
    {
        string initializer = Initializers.Names[(int)layer.Spec.Number("Init")];
        string? activation = Follower(plan, layer)?.Spec.Kind;
        string? reason = (activation, initializer) switch
        {
            ("ReLU", "Zeros") => "the gradient at 0 is 0, so the layer never learns",
            ("SELU", "HeUniform" or "HeNormal" or "GlorotUniform" or "GlorotNormal") => "it normalises itself only if the weights start with a variance of 1 / inputs, as with LeCun's initializers",
            ("Sigmoid" or "Tanh", "HeUniform" or "HeNormal") => "weights scaled for ReLU, which drops half of the values, are so large that it saturates",
            _ => null,
        };
        if (reason is not null)
        {
            plan.Problems.Add(Problem.Create(Descriptors.UnsuitedInitializer, layer.Attribute, "Init", layer.Title, initializer, activation!, reason));
        }
    }

    /// <summary>A batch normalisation subtracts the mean, and with it a bias before it: the bias would be trained for nothing.</summary>
    private static void CheckBias(Layer layer, NetworkPlan plan)
    {
        List<Layer> takers = plan.Layers.FindAll(l => l.Sources.Contains(layer));
        if (layer.Spec.Flag("Bias", true) && takers.Count == 1 && takers[0] is { SubtractsMean: true } norm)
        {
            plan.Problems.Add(Problem.Create(Descriptors.BiasBeforeBatchNorm, layer.Attribute, null, layer.Title, norm.Title));
        }
    }

    private static void CheckEnd(Head head, NetworkPlan plan)
    {
        // A layer that only changes the shape does not count as the last one.
        var last = head.Source;
        while (last.OnlyReshapes)
        {
            last = last.Sources[0];
        }

        if (last.IsForTrainingOnly)
        {
            var product = plan.Layers.LastOrDefault(l => l.IsProduct);
            bool canMove = product is not null && (last.TakesVectors || product.InputShape.Rank > 1);
            plan.Problems.Add(Problem.Create(Descriptors.DropoutLast, last.Attribute, null, last.Title).WithRelated(canMove ? [product!.Attribute] : []));
        }

        CheckLastActivation(last, head.Loss, plan);
    }

    private static void CheckLastActivation(Layer last, LossPlan? loss, NetworkPlan plan)
    {
        if (loss?.OwnActivation is { } own && last.Spec.Kind is "Softmax" or "LogSoftmax" or "Sigmoid")
        {
            plan.Problems.Add(
                Problem.Create(Descriptors.ActivationBeforeLogitsLoss, last.Attribute, last.IsFused ? "activation" : null, last.Spec.Kind, loss.Title, own));
        }
        else if (loss?.WhyNotLimited is { } reason && LimitOf(last.Spec.Kind) is { } limit && (limit.IsAccident || loss.TakesBothSigns))
        {
            plan.Problems.Add(Problem.Create(
                Descriptors.LimitedOutput, last.Attribute, last.IsFused ? "activation" : null, last.Spec.Kind, limit.Values, $"{loss.Title} {reason}"));
        }
    }

    /// <summary>The range of an activation, and whether it is meant for hidden layers, where its limit is not the reason to choose it.</summary>
    private static (string Values, bool IsAccident)? LimitOf(string activation) => activation switch
    {
        "ReLU" => ("at least 0", true),
        "ELU" or "SELU" or "GELU" or "SiLU" or "Mish" or "HardSwish" => ("no lower than a small negative value", true),
        "Softplus" => ("greater than 0", false),
        "Tanh" => ("from −1 to 1", false),
        "Sigmoid" or "Softmax" => ("from 0 to 1", false),
        "LogSoftmax" => ("at most 0", false),
        _ => null,
    };
}
