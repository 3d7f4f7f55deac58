using NetGen.Generator.Diagnostics;
using NetGen.Generator.Emission;

namespace NetGen.Generator.Planning;

/// <summary>Rules about several layers at once.</summary>
internal static class NetworkRules
{
    public static void CheckCombination(NetworkPlan plan)
    {
        Layer? previousProduct = null;
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
            row += 2L * Panels.Stride((int)layer.OutputShape.Size);
            if (layer is StageLayer stage)
            {
                row += (long)stage.InputCopyLength + stage.GradientCopyLength;
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
        string? activation = plan.Layers.SkipWhile(l => l != layer).Skip(1).FirstOrDefault(l => !l.IsForTrainingOnly)?.Spec.Kind;
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
