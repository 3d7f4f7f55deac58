using NetGen.Generator.Common;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Resolves layers that others refer to by name: <c>From</c>, and the further operands of <c>Add</c>, <c>Concat</c> and <c>Multiply</c>.</summary>
internal sealed class Connections
{
    private readonly NetworkPlan plan;
    private readonly Dictionary<string, Layer> network;
    private readonly Dictionary<BlockRun, Dictionary<string, Layer>> runs = [];
    private bool isBroken;

    private Connections(NetworkPlan plan)
    {
        this.plan = plan;
        network = [];
        foreach (var input in plan.Inputs)
        {
            // If two have the same name, which is reported, the first one keeps it.
            if (!network.ContainsKey(input.Name))
            {
                network.Add(input.Name, input);
            }
        }
    }

    /// <summary>Gives every layer and every head its sources; returns false if one does not exist.</summary>
    public static bool Resolve(NetworkPlan plan) => new Connections(plan).Resolve();

    private bool Resolve()
    {
        var heads = new Queue<HeadSpec>(plan.Spec.Heads);

        // With several inputs, the first layer must name one.
        Layer? previous = plan.Inputs.Count == 1 ? plan.Inputs[0] : null;
        string before = "first, and there are several inputs";
        foreach (var layer in plan.Layers)
        {
            while (heads.Count > 0 && layer.Attribute > heads.Peek().Layers)
            {
                before = End(heads.Dequeue(), previous, before);
                previous = null;
            }

            previous = Enter(layer, layer.Run, previous);
            bool isNamed = !layer.IsFused && layer.Spec.Text("From") is not null;
            var running = isNamed ? Find(layer, "From", layer.Spec.Text("From")!) : previous;
            if (running is null && !isNamed && !isBroken)
            {
                Report(layer.Attribute, layer.Title, before);
            }

            List<Layer?> sources = [running, .. layer.Others.Select(other => Find(layer, other.Argument, other.Name))];
            layer.Sources = [.. sources.Select(s => s ?? plan.Inputs[0])];

            // The name of a layer with an activation stands for the output of the activation.
            SetName(layer.Run, layer.IsFused ? previous!.Spec.Name : layer.Spec.Name, layer);
            for (var run = layer.Run; run is not null; run = run.Block.Scope)
            {
                // And that of a block for the output of its last layer.
                SetName(run.Block.Scope, run.Block.Spec.Name, layer);
            }

            previous = layer;
        }

        foreach (var head in heads)
        {
            before = End(head, previous, before);
            previous = null;
        }

        if (plan.Spec.Heads.Count == 0)
        {
            plan.Heads.Add(new Head(Head.Usual, previous ?? plan.Inputs[0], null, 0));
        }

        return !isBroken;
    }

    /// <summary>Ends a head, and returns how to describe the position of a layer after it.</summary>
    private string End(HeadSpec spec, Layer? previous, string before)
    {
        string name = spec.Name ?? Head.Usual, kind = spec.End.Kind == HeadSpec.Output ? "Output" : spec.End.Kind;
        string title = spec.Name is null && spec.End.Kind != HeadSpec.Output ? $"[{kind}]" : $"[{kind}] '{name}'";
        string? from = spec.End.Text("From");
        var source = from is null ? previous : Find(spec.Attribute, title, null, null, "From", from);
        if (source is null && from is null && !isBroken)
        {
            Report(spec.Attribute, title, before);
        }

        var loss = spec.End.Kind == HeadSpec.Output ? null : LossTable.Create(spec.End);
        plan.Heads.Add(new Head(name, source ?? plan.Inputs[0], loss, spec.Attribute));
        return $"after the head '{name}'";
    }

    private void Report(int attribute, string title, string before)
    {
        isBroken = true;
        plan.Problems.Add(Problem.Create(Descriptors.NoSource, attribute, null, title, before));
    }

    private Dictionary<string, Layer> Names(BlockRun? run) => run is null ? network : runs[run];

    private void SetName(BlockRun? run, string? name, Layer layer)
    {
        if (name is not null && name != InputLayer.Usual)
        {
            Names(run)[name] = layer;
        }
    }

    /// <summary>The value that a layer takes by default: at the start of a block, the input of the block.</summary>
    private Layer? Enter(Layer layer, BlockRun? run, Layer? previous)
    {
        if (run is null || runs.ContainsKey(run))
        {
            return previous;
        }

        previous = Enter(layer, run.Block.Scope, previous);
        if (run.Index == 0 && run.Block.Spec.Text("From") is { } from)
        {
            previous = Find(layer.Attribute, run.Block.Title, run.Block.Scope, run.Block.Spec.Name, "From", from);
        }

        runs.Add(run, previous is null ? [] : new() { [InputLayer.Usual] = previous });
        return previous;
    }

    private Layer? Find(Layer layer, string argument, string name) => Find(layer.Attribute, layer.Title, layer.Run, layer.Spec.Name, argument, name);

    private Layer? Find(int attribute, string title, BlockRun? run, string? ownName, string argument, string name)
    {
        var earlier = Names(run);
        if (earlier.TryGetValue(name, out var found))
        {
            return found;
        }

        string reason = name == ownName ? "that is the layer itself"
            : plan.Layers.Exists(l => l.Run == run && l.Spec.Name == name) || plan.Blocks.Exists(b => b.Scope == run && b.Spec.Name == name) ? "that layer comes after it"
            : $"no layer before it has this name; the names before it are {string.Join(", ", earlier.Keys)}";
        var problem = Problem.Create(Descriptors.UnknownName, attribute, argument, title, name, reason);
        isBroken = true;
        plan.Problems.Add(Spelling.Nearest(name, earlier.Keys, k => k) is { } meant ? problem.WithRemedy(meant) : problem);
        return null;
    }
}
