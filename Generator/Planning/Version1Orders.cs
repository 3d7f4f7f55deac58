using NetGen.Generator.Graphs;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>
/// The orders in files of version 1, which were followed through the first input of a layer only; an embedding was treated as an image,
/// and LayerNorm's scales were a vector. If they differ from the current ones, the parameter is described for those files as well.
/// </summary>
internal static class Version1Orders
{
    public static void Describe(NetworkPlan plan)
    {
        if (plan.Layers.Exists(l => l.IsCopy))
        {
            // The network computes something else than it did, so old files cannot be read.
            return;
        }

        var images = ImagesAhead(plan.Layers);
        var orders = new Dictionary<Layer, ValueOrder?>();
        foreach (var layer in plan.Layers)
        {
            List<ValueOrder?> sources = [.. layer.Sources.Select(s => s is InputLayer ? null : orders[s])];
            var result = Through(layer, sources) ?? (layer.IsProduct && images.TryGetValue(layer, out var image) ? image : null);
            orders.Add(layer, result);
            foreach (var parameter in layer.Parameters.Concat(layer.State))
            {
                var inputs = layer is DenseLayer { OrderRule: OrderRule.Absorbs } && parameter.Inputs > 1 ? sources[0]?.Description : parameter.InputOrder;
                var outputs = layer.OutputShape.Rank == 1 ? result?.Description
                    : parameter.FileShape is not null ? ValueOrder.Of(layer.InputShape).Description
                    : parameter.OutputOrder;
                bool isSame = IsSame(inputs, parameter.InputOrder) && IsSame(outputs, parameter.OutputOrder) && parameter.FileShape is null;
                parameter.Version1 = isSame ? null : Copy(parameter, inputs, outputs);
            }
        }
    }

    private static ParameterPlan Copy(ParameterPlan parameter, IReadOnlyList<Shape>? inputs, IReadOnlyList<Shape>? outputs) =>
        new(parameter.Name, parameter.Role, parameter.Inputs, parameter.Outputs, parameter.Initializer, parameter.FanIn, parameter.KernelRank, parameter.Groups)
        {
            InputOrder = inputs,
            OutputOrder = outputs,
            InputsFirst = parameter.InputsFirst,
        };

    private static bool IsSame(IReadOnlyList<Shape>? a, IReadOnlyList<Shape>? b) => ReferenceEquals(a, b) || ValueOrder.Of(a ?? []).Equals(ValueOrder.Of(b ?? []));

    /// <summary>The order of a vector from those of the inputs; null if it was not followed.</summary>
    private static ValueOrder? Through(Layer layer, List<ValueOrder?> inputs) => layer switch
    {
        { IsProduct: true } or { OutputShape.Rank: > 1 } => null,
        FlattenLayer or ReshapeLayer when layer.InputShape.Rank > 1 => ValueOrder.Of(layer.InputShape),
        ConcatLayer => ValueOrder.Append(inputs.Zip(layer.InputShapes, (o, s) => (o ?? ValueOrder.Plain, s))),
        _ => inputs[0],
    };

    /// <summary>The images that vectors become later without another product between them.</summary>
    private static Dictionary<Layer, ValueOrder> ImagesAhead(IReadOnlyList<Layer> layers)
    {
        var images = new Dictionary<Layer, ValueOrder>();
        foreach (var layer in layers.Reverse())
        {
            var image = layer is ReshapeLayer && layer.InputShape.Rank == 1 ? ValueOrder.Of(layer.OutputShape)
                : !layer.IsProduct && layer is not ConcatLayer && images.TryGetValue(layer, out var ahead) ? ahead : null;
            foreach (var source in layer.Sources.Where(s => image is { IsPlain: false } && s.OutputShape.Rank == 1))
            {
                images[source!] = image!;
            }
        }

        return images;
    }
}
