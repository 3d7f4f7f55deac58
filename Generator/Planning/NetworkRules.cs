using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

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
            if (layer is Layers.EmbeddingLayer && layer != plan.Layers[0])
            {
                plan.Problems.Add(Problem.Create(Descriptors.EmbeddingNotFirst, layer.Attribute, null, layer.Title));
            }

            if (layer.Spec.Kind == "Standardize")
            {
                if (firstOther is not null || standardized)
                {
                    // A second one goes; a late one belongs before the layer that is named.
                    plan.Problems.Add(Problem.Create(Descriptors.PreprocessingAfterLayers, layer.Attribute, null, layer.Title)
                        .WithRelated(standardized ? [] : [firstOther!.Attribute]));
                }

                standardized = true;
            }

            firstOther ??= layer.Spec.Kind is "Standardize" or "Rescale" or "Flatten" ? null : layer;
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

        CheckEnd(plan);
    }

    /// <summary>The next layer of the user's that inference has too: what the values of a layer are put into; null behind the last.</summary>
    public static Layer? Follower(NetworkPlan plan, Layer layer)
    {
        var next = Taker(layer);
        while (next is { IsForTrainingOnly: true } or Layers.TransposeLayer)
        {
            next = Taker(next);
        }

        return next;

        Layer? Taker(Layer source) => plan.Layers.Find(l => l.Sources.Contains(source));
    }

    /// <summary>The product before another with nothing between them that is not linear, and whose output nothing else takes.</summary>
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

    /// <summary>Whether what a pass holds beside the parameters can be counted in <c>int</c>: activations and gradients of one row, and scratch.</summary>
    public static void CheckMemory(NetworkPlan plan)
    {
        long row = 2L * Panels.Stride(plan.InputSize), scratch = 0, parameters = 0;
        foreach (var layer in plan.Layers)
        {
            row += 2L * Panels.Stride((int)layer.OutputShape.Size);
            if (layer is StageLayer stage)
            {
                row += (long)stage.InputCopyLength + stage.GradientCopyLength + stage.StatisticsLength;
                scratch += stage.ScratchLength;
                parameters += stage.WeightLength;
            }

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

    /// <summary>Only what is known to go wrong; which of the usual ones is the best is the user's to find out.</summary>
    private static void CheckInitializer(Layer layer, NetworkPlan plan)
    {
        string initializer = Initializers.Names[(int)layer.Spec.Number("Init")];
        string? activation = Follower(plan, layer)?.Spec.Kind;
        string? reason = (activation, initializer) switch
        {
            ("ReLU", "Zeros") => "the gradient at 0 is 0, so the layer never learns",
            ("SELU", "HeUniform" or "HeNormal" or "GlorotUniform" or "GlorotNormal") => "it normalises itself only where the weights start with a variance of 1 / inputs, as by LeCun",
            ("Sigmoid" or "Tanh", "HeUniform" or "HeNormal") => "weights made for the half that ReLU keeps are too large for it, and it saturates",
            _ => null,
        };
        if (reason is not null)
        {
            plan.Problems.Add(Problem.Create(Descriptors.UnsuitedInitializer, layer.Attribute, "Init", layer.Title, initializer, activation!, reason));
        }
    }

    /// <summary>A batch normalisation subtracts the mean, and with it what a bias added: it would be trained for nothing.</summary>
    private static void CheckBias(Layer layer, NetworkPlan plan)
    {
        List<Layer> takers = plan.Layers.FindAll(l => l.Sources.Contains(layer));
        if (layer.Spec.Flag("Bias", true) && takers.Count == 1 && takers[0] is Layers.BatchNormLayer norm)
        {
            plan.Problems.Add(Problem.Create(Descriptors.BiasBeforeBatchNorm, layer.Attribute, null, layer.Title, norm.Title));
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
            var product = plan.Layers.LastOrDefault(l => l.IsProduct);
            plan.Problems.Add(Problem.Create(Descriptors.DropoutLast, last.Attribute, null, last.Title).WithRelated(product is null ? [] : [product.Attribute]));
        }

        if (plan.Loss?.OwnActivation is { } own && last.Spec.Kind is "Softmax" or "LogSoftmax" or "Sigmoid")
        {
            plan.Problems.Add(Problem.Create(Descriptors.ActivationBeforeLogitsLoss, last.Attribute, last.IsFused ? "activation" : null, last.Spec.Kind, plan.Loss.Title, own));
        }
    }
}
