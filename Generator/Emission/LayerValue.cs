using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>Where inference has the value of a layer.</summary>
/// <param name="Layer">Index of the layer.</param>
/// <param name="Stage">The stage whose loops compute it; null where it is the network's input.</param>
/// <param name="Cut">How many of the pointwise layers in those loops come before it, itself included.</param>
internal sealed record LayerValue(int Layer, Stage? Stage, int Cut)
{
    /// <summary>The values of the layers that have a name of their own, in order.</summary>
    public static List<LayerValue> OfNamed(NetworkPlan plan)
    {
        var places = Places(plan);
        var values = new List<LayerValue>();
        for (int i = 0; i < plan.Layers.Count; i++)
        {
            var layer = plan.Layers[i];
            if (layer.Spec.Name is not null)
            {
                // An activation argument belongs to its layer.
                bool isActivated = i + 1 < plan.Layers.Count && plan.Layers[i + 1].IsFused;
                var (stage, cut) = Origin(isActivated ? plan.Layers[i + 1] : layer) is { } origin ? places[origin] : (null, 0);
                values.Add(new LayerValue(layer.Index, stage, cut));
            }
        }

        return values;
    }

    /// <summary>What gives a layer's value in inference: itself, unless it changes only the shape, or nothing at all; null is the network's input.</summary>
    private static Layer? Origin(Layer? layer)
    {
        while (layer is not null and not (StageLayer or PointwiseLayer { RunsInInference: true }))
        {
            layer = layer.Sources[0];
        }

        return layer;
    }

    private static Dictionary<Layer, (Stage? Stage, int Cut)> Places(NetworkPlan plan)
    {
        var places = new Dictionary<Layer, (Stage?, int)>();
        foreach (var stage in plan.Stages.Where(InferencePlan.IsComputed))
        {
            int cut = 0;
            foreach (var part in InferencePlan.Chain(stage))
            {
                if (part.Main is { } main)
                {
                    // The first starts the loops; one that is written into them is pointwise.
                    places.Add(main, (stage, ReferenceEquals(part, stage) ? 0 : ++cut));
                }

                foreach (var layer in part.InferenceTail)
                {
                    places.Add(layer, (stage, ++cut));
                }
            }
        }

        return places;
    }
}
