using NetGen.Generator.Common;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Gives every layer its orders, and inserts a copy if one takes a value in another order.</summary>
internal sealed class OrderPlanner
{
    private readonly NetworkPlan plan;
    private readonly OrderFollower follower;
    private readonly LayerNames names;
    private readonly Dictionary<(Layer Source, string Order, bool IsToPyTorch), TransposeLayer> copies = [];
    private readonly List<Layer> layers = [];

    private OrderPlanner(NetworkPlan plan)
    {
        this.plan = plan;
        follower = OrderFollower.Follow([.. plan.Layers], plan.Inputs);
        names = new LayerNames(plan.Layers.Select(l => l.Name));
    }

    public static void Plan(NetworkPlan plan)
    {
        if (plan.Layers.Count > 0)
        {
            new OrderPlanner(plan).Plan();
        }
    }

    private void Plan()
    {
        foreach (var layer in plan.Layers)
        {
            layer.Orders = follower.Of(layer);
            layer.Sources = [.. layer.Sources.Select((source, i) => InOrder(source, layer.Orders.Inputs[i], layer))];
            layers.Add(layer);
        }

        foreach (var head in plan.Heads)
        {
            head.Source = InOrder(head.Source, follower.Result(head.Source), head.Source);
        }

        if (copies.Count > 0)
        {
            plan.Layers.Clear();
            plan.Layers.AddRange(layers);
            Number();
        }
    }

    /// <summary>A value in an order: itself, or a copy before the layer that takes it.</summary>
    private Layer InOrder(Layer source, ValueOrder order, Layer taker)
    {
        var found = follower.Of(source).Output;
        if (found.Equals(order))
        {
            return source;
        }

        var plain = found.IsPlain ? source : Copy(source, found, ValueOrder.Plain, taker);
        return order.IsPlain ? plain : Copy(plain, ValueOrder.Plain, order, taker);
    }

    private TransposeLayer Copy(Layer source, ValueOrder from, ValueOrder to, Layer taker)
    {
        var other = from.IsPlain ? to : from;
        var key = (source, string.Join(" ", other.Parts), to.IsPlain);
        if (!copies.TryGetValue(key, out var copy))
        {
            copy = new TransposeLayer(other, isToPyTorch: to.IsPlain) { Sources = [source], Orders = new LayerOrders([from], to) };
            var spec = new LayerSpec(TransposeLayer.Kind, null, EquatableArray<ArgumentSpec>.Empty);
            copy.Initialize(spec, taker.Attribute, 0, names.Next(TransposeLayer.Kind), taker.Run);
            copy.Connect([source.OutputShape], new LayerProblems(copy, plan.Problems));
            copies.Add(key, copy);
            layers.Add(copy);
        }

        return copy;
    }

    private void Number()
    {
        int ordinal = 0;
        foreach (var layer in layers)
        {
            layer.Ordinal = layer.IsFused ? ordinal : ++ordinal;
        }
    }
}
