using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>
/// Follows the order of values through a network: a pure function of its layers. A layer that absorbs orders can write its output in any order, so it uses the
/// one that later layers request. If two orders still meet, or a layer needs another order than its input has, <see cref="LayerOrders.Inputs"/> tells which one
/// it takes, and a copy has to be made.
/// </summary>
internal sealed class OrderFollower
{
    private readonly IReadOnlyList<Layer> layers;
    private readonly IReadOnlyList<InputLayer> inputs;
    private readonly Dictionary<Layer, ValueOrder> requests = [];
    private readonly Dictionary<Layer, LayerOrders> orders = [];

    private OrderFollower(IReadOnlyList<Layer> layers, IReadOnlyList<InputLayer> inputs)
    {
        this.layers = layers;
        this.inputs = inputs;
        foreach (var input in inputs)
        {
            orders.Add(input, new LayerOrders([], InputOrder(input)));
        }

        CollectRequests(Given());
        foreach (var layer in layers)
        {
            var (taken, output) = Follow(layer, layer.Sources.Select(s => orders[s].Output), ValueOrder.Plain);
            orders.Add(layer, new LayerOrders(taken, output!));
        }
    }

    public static OrderFollower Follow(IReadOnlyList<Layer> layers, IReadOnlyList<InputLayer> inputs) => new(layers, inputs);

    public LayerOrders Of(Layer layer) => orders[layer];

    /// <summary>The order in which a value leaves the network: an image pixel by pixel, a vector unchanged.</summary>
    public ValueOrder Result(Layer last) => last.OutputShape.Rank > 1 ? OnAxes(orders[last].Output, last.OutputShape) : orders[last].Output;

    /// <summary>The order of an input: an image pixel by pixel, and so is a vector that becomes an image before anything mixes its values.</summary>
    private ValueOrder InputOrder(InputLayer input)
    {
        var shape = input.OutputShape;
        var image = shape.Rank > 1 ? null : layers.FirstOrDefault(l => BecomesImage(l) && IsInput(l.Sources[0]));
        return ValueOrder.Of(image?.OutputShape ?? shape);

        bool IsInput(Layer layer)
        {
            while (layer is { OrderRule: OrderRule.Keeps, Sources.Count: 1 })
            {
                layer = layer.Sources[0];
            }

            return ReferenceEquals(layer, input);
        }
    }

    /// <summary>The orders that do not depend on requests; null if an absorbing layer is free to choose.</summary>
    private Dictionary<Layer, ValueOrder?> Given()
    {
        var given = inputs.ToDictionary(i => (Layer)i, i => (ValueOrder?)orders[i].Output);
        foreach (var layer in layers)
        {
            given.Add(layer, Follow(layer, layer.Sources.Select(s => given[s]), null).Output);
        }

        return given;
    }

    /// <summary>The orders that are requested of vectors. If several layers take one, the first one's request counts.</summary>
    private void CollectRequests(Dictionary<Layer, ValueOrder?> given)
    {
        foreach (var layer in layers.Reverse().Where(l => l.OrderRule == OrderRule.Keeps))
        {
            var request = BecomesImage(layer) ? ValueOrder.Of(layer.OutputShape)
                : layer.Sources.Count > 1 && given[layer] is { } joined ? joined
                : requests.TryGetValue(layer, out var behind) ? behind : null;
            foreach (var source in layer.Sources.Where(s => request is not null && s.OutputShape.Rank == 1))
            {
                requests[source] = request!;
            }
        }
    }

    private static bool BecomesImage(Layer layer) => layer is { OrderRule: OrderRule.Keeps, InputShape.Rank: 1, OutputShape.Rank: > 1 };

    /// <summary>
    /// The orders around a layer whose inputs have the given ones. An output without a request has the free order; null stands for a free one.
    /// </summary>
    private (IReadOnlyList<ValueOrder> Inputs, ValueOrder? Output) Follow(Layer layer, IEnumerable<ValueOrder?> sources, ValueOrder? free)
    {
        List<ValueOrder> known = [.. sources.Where(s => s is not null).Select(s => s!)];
        List<ValueOrder> inputs = [.. sources.Select(s => s ?? ValueOrder.Plain)];
        switch (layer.OrderRule)
        {
            case OrderRule.Absorbs:
                return (inputs, requests.TryGetValue(layer, out var request) ? request : free);
            case OrderRule.Appends:
                return (inputs, ValueOrder.Append(inputs.Zip(layer.InputShapes, (o, s) => (o, s))));
            case OrderRule.Keeps when known.Count == 0:
                return (inputs, free);
            case OrderRule.Keeps when known.All(o => o.Equals(known[0]) && o.IsChannelsLast == known[0].IsChannelsLast):
                return (inputs, known[0].Reshaped(layer.InputShape, layer.OutputShape));
            case OrderRule.Keeps when layer.InputShape.Rank == 1:
                return ([.. inputs.Select(_ => ValueOrder.Plain)], ValueOrder.Plain);
            default:
                bool isChannelsLast = layer.OrderRule == OrderRule.ChannelsLast
                    || (layer.OrderRule != OrderRule.ChannelsFirst && inputs.TrueForAll(o => o.IsChannelsLast));
                return ([.. inputs.Zip(layer.InputShapes, OnAxes)], isChannelsLast ? ValueOrder.ChannelsLast : ValueOrder.Of(layer.OutputShape));
        }
    }

    /// <summary>The order of a value whose axes are used in a computation: its own if it has them, otherwise channels first as in PyTorch.</summary>
    private static ValueOrder OnAxes(ValueOrder order, Shape shape) => order.HasAxesOf(shape) ? order : ValueOrder.Of(shape);
}
