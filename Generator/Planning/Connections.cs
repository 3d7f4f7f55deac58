using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Planning;

/// <summary>Finds the layers that others take by name: <c>From</c>, and what <c>Add</c>, <c>Concat</c> and <c>Multiply</c> take beside their input.</summary>
internal sealed class Connections
{
    /// <summary>The name of the network's input.</summary>
    public const string Input = "input";

    private readonly NetworkPlan plan;
    private readonly Dictionary<string, Layer?> earlier = new() { [Input] = null };
    private readonly HashSet<string?> all;

    private Connections(NetworkPlan plan)
    {
        this.plan = plan;
        all = [.. plan.Layers.Select(l => l.Spec.Name)];
    }

    /// <summary>Gives every layer its sources.</summary>
    public static void Resolve(NetworkPlan plan)
    {
        var connections = new Connections(plan);
        Layer? previous = null;
        foreach (var layer in plan.Layers)
        {
            var running = !layer.IsFused && layer.Spec.Text("From") is { } from ? connections.Find(layer, "From", from) : previous;
            layer.Sources = [running, .. layer.Others.Select(other => connections.Find(layer, other.Argument, other.Name))];

            // The name of a layer with an activation means what the activation gives.
            string? name = layer.IsFused ? previous!.Spec.Name : layer.Spec.Name;
            if (name is not null && name != Input)
            {
                connections.earlier[name] = layer;
            }

            previous = layer;
        }
    }

    private Layer? Find(Layer layer, string argument, string name)
    {
        if (earlier.TryGetValue(name, out var found))
        {
            return found;
        }

        string reason = name == layer.Spec.Name ? "that is the layer itself"
            : all.Contains(name) ? "that layer comes after it"
            : $"no layer before it has this name: there are {string.Join(", ", earlier.Keys)}";
        var problem = Problem.Create(Descriptors.UnknownName, layer.Attribute, argument, layer.Title, name, reason);
        plan.Problems.Add(Spelling.Nearest(name, earlier.Keys, k => k) is { } meant ? problem.WithRemedy(meant) : problem);
        return null;
    }
}
