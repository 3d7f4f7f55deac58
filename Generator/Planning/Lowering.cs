using NetGen.Generator.Common;
using NetGen.Generator.Graphs;
using NetGen.Generator.Kernels;
using NetGen.Generator.Layers;
using NetGen.Generator.Operations;
using NetGen.Generator.Programs;
using NetGen.Generator.Text;

namespace NetGen.Generator.Planning;

/// <summary>Layers → graphs → programs.</summary>
internal static class Lowering
{
    public static void Lower(NetworkPlan plan)
    {
        var operations = new Dictionary<Layer, Operation>();
        var training = Make(plan, Purpose.Training, operations);
        if (!CheckMemory(plan, training))
        {
            return;
        }

        foreach (var layer in operations)
        {
            var operation = layer.Value;
            while (operation.WrittenInto is { } other)
            {
                operation = other;
            }

            plan.Operations.Add(layer.Key, operation);
        }

        plan.Training = new TrainingProgram(training, plan.Options.SharesMemory);
        plan.Prediction = new PredictionProgram(Make(plan, Purpose.Prediction), writesToCaller: true);
        if (plan.Layers.Exists(l => l.Spec.Name is not null))
        {
            plan.LayerValues = new PredictionProgram(Make(plan, Purpose.Prediction, ofNamedLayers: true), writesToCaller: false);
        }
    }

    /// <summary>The graph of a network.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="operations">Receives the operation that computes each layer's value.</param>
    /// <param name="ofNamedLayers">Whether the outputs are the values of the named layers, instead of the last layer's.</param>
    /// <param name="stream">Receives what the steps of a stream remember; null if rows are whole.</param>
    public static Graph Make(
        NetworkPlan plan, Purpose purpose, Dictionary<Layer, Operation>? operations = null, bool ofNamedLayers = false, StreamPlan? stream = null)
    {
        var graph = new Graph(plan.Spec.Name, purpose);
        var builder = new GraphBuilder(graph)
        {
            Stream = stream,
            CarriesStates = purpose == Purpose.Training && plan.Spec.Streaming >= 0 && !plan.Spec.IsVariableLength,
        };
        var values = plan.Inputs.ToDictionary(i => (Layer)i, i => graph.AddInput(i.Name, new Layout((int)i.OutputShape.Size), i.First, plan.InputSize));
        foreach (var input in plan.Inputs.Where(i => i.Time is not null))
        {
            values[input] = graph.Add(new Packing(Origin.Network(input.Name), values[input], input.Time!));
        }

        foreach (var layer in plan.Layers)
        {
            builder.Origin = new Origin(layer.Name, (layer.Lender ?? layer).Index, layer.Attribute);
            builder.Inputs = [.. layer.Sources.Select(s => values[s])];
            var value = layer.Lower(builder);
            values.Add(layer, value);
            if (operations is not null && value.Maker is { } maker && maker.Origin == builder.Origin)
            {
                operations.Add(layer, maker);
            }
        }

        if (ofNamedLayers)
        {
            for (int i = 0; i < plan.Layers.Count; i++)
            {
                // An activation argument belongs to its layer.
                var (layer, isActivated) = (plan.Layers[i], i + 1 < plan.Layers.Count && plan.Layers[i + 1].IsFused);
                if (layer.Spec.Name is not null)
                {
                    graph.AddOutput(layer.Index, values[isActivated ? plan.Layers[i + 1] : layer]);
                }
            }
        }
        else
        {
            for (int i = 0; i < plan.Heads.Count; i++)
            {
                var output = values[plan.Heads[i].Source];
                if (purpose == Purpose.Training && plan.Heads[i].Loss is { WritesBehind: true })
                {
                    output.Layout.Reach(Panels.Width);
                }

                graph.AddOutput(i, output);
            }
        }

        plan.Options.Pipeline.Run(graph);
        return graph;
    }

    /// <summary>
    /// Whether an <c>int</c> can count the memory of a training step besides the parameters: activations and gradients of one row, and tables.
    /// </summary>
    private static bool CheckMemory(NetworkPlan plan, Graph graph)
    {
        var operations = graph.Operations.ToLookup(o => o.Origin.Name);
        long row = 2L * Panels.Stride(plan.InputSize), tables = 0;
        foreach (var layer in plan.Layers)
        {
            // Its values, their gradient, and what its operations store besides.
            row += layer.Time is { } time ? 2L * Panels.Stride((int)layer.OutputShape.Size / time.Steps) * time.Steps : 2L * Panels.Stride((int)layer.OutputShape.Size);
            row += operations[layer.Name].SelectMany(o => o.Outputs.Skip(1)).Where(v => v.Kind == ValueKind.Rows).Sum(
                v => (long)v.Layout.Stride * (v.Layout.Time?.Steps ?? 1));
            tables += operations[layer.Name].SelectMany(o => o.Outputs).Sum(v => v.Length);
            if (Math.Max(row, tables) > Panels.MaximumFloats)
            {
                plan.Problems.Add(Problem.Create(
                    Descriptors.TooLarge, layer.Attribute, null, layer.Title, Literals.Count(Math.Max(row, tables)) + " intermediate numbers",
                    Literals.Count(Panels.MaximumFloats)));
                return false;
            }
        }

        return true;
    }
}
