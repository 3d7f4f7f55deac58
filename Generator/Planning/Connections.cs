using NetGen.Generator.Common;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Planning;

/// <summary>Finds the layers that others take by name: <c>From</c>, and what <c>Add</c>, <c>Concat</c> and <c>Multiply</c> take beside their input.</summary>
internal sealed class Connections
{
    /// <summary>The name of the network's input; in a block, of what enters it.</summary>
    public const string Input = "input";

    private readonly NetworkPlan plan;
    private readonly Dictionary<string, Layer?> network = new() { [Input] = null };
    private readonly Dictionary<BlockRun, Dictionary<string, Layer?>> runs = [];

    private Connections(NetworkPlan plan) => this.plan = plan;

    /// <summary>Gives every layer its sources.</summary>
    public static void Resolve(NetworkPlan plan)
    {
        var connections = new Connections(plan);
        Layer? previous = null;
        foreach (var layer in plan.Layers)
        {
            previous = connections.Enter(layer, layer.Run, previous);
            var running = !layer.IsFused && layer.Spec.Text("From") is { } from ? connections.Find(layer, "From", from) : previous;
            layer.Sources = [running, .. layer.Others.Select(other => connections.Find(layer, other.Argument, other.Name))];

            // The name of a layer with an activation means what the activation gives.
            connections.SetName(layer.Run, layer.IsFused ? previous!.Spec.Name : layer.Spec.Name, layer);
            for (var run = layer.Run; run is not null; run = run.Block.Scope)
            {
                // And that of a block what its last layer gives.
                connections.SetName(run.Block.Scope, run.Block.Spec.Name, layer);
            }

            previous = layer;
        }
    }

    private Dictionary<string, Layer?> Names(BlockRun? run) => run is null ? network : runs[run];

    private void SetName(BlockRun? run, string? name, Layer layer)
    {
        if (name is not null && name != Input)
        {
            Names(run)[name] = layer;
        }
    }

    /// <summary>The value that runs into a layer: at the start of a block, what the block takes.</summary>
    private Layer? Enter(Layer layer, BlockRun? run, Layer? previous)
    {
        if (run is null || runs.ContainsKey(run))
        {
            return previous;
        }

        previous = Enter(layer, run.Block.Scope, previous);
        if (run.Index == 0 && run.Block.Spec.Text("From") is { } from)
        {
            previous = Find(layer, run.Block.Title, run.Block.Scope, run.Block.Spec.Name, "From", from);
        }

        runs.Add(run, new() { [Input] = previous });
        return previous;
    }

    private Layer? Find(Layer layer, string argument, string name) => Find(layer, layer.Title, layer.Run, layer.Spec.Name, argument, name);

    private Layer? Find(Layer layer, string title, BlockRun? run, string? ownName, string argument, string name)
    {
        var earlier = Names(run);
        if (earlier.TryGetValue(name, out var found))
        {
            return found;
        }

        string reason = name == ownName ? "that is the layer itself"
            : plan.Layers.Exists(l => l.Run == run && l.Spec.Name == name) || plan.Blocks.Exists(b => b.Scope == run && b.Spec.Name == name) ? "that layer comes after it"
            : $"no layer before it has this name: there are {string.Join(", ", earlier.Keys)}";
        var problem = Problem.Create(Descriptors.UnknownName, layer.Attribute, argument, title, name, reason);
        plan.Problems.Add(Spelling.Nearest(name, earlier.Keys, k => k) is { } meant ? problem.WithRemedy(meant) : problem);
        return null;
    }
}
