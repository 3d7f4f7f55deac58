using System.Globalization;
using NetGen.Generator.Common;
using NetGen.Generator.Layers;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Planning;

/// <summary>Specs → layers: an activation argument becomes a separate layer, and a block becomes its layers, repeated as requested.</summary>
internal sealed class LayerCreation(NetworkPlan plan)
{
    /// <summary>A limit beyond any real network; without it, blocks nested in blocks could take hours.</summary>
    private const int MostLayers = 4096;

    private int count;

    public static void Create(NetworkPlan plan) => new LayerCreation(plan).Add(plan.Spec.Layers, null);

    private void Add(EquatableArray<LayerSpec> specs, BlockRun? run)
    {
        var names = new LayerNames(specs.Select(s => s.Name));
        for (int i = 0; i < specs.Count && plan.Layers.Count <= MostLayers; i++)
        {
            int attribute = run?.Block.Attribute ?? i + 1;
            if (specs[i].Kind == "Block")
            {
                AddBlock(new Block(specs[i], attribute, specs[i].Name ?? names.Next("Block"), run));
            }
            else
            {
                AddLayer(specs[i], attribute, run, names);
            }
        }
    }

    private void AddBlock(Block block)
    {
        double repeat = block.Spec.Number("Repeat", 1);
        string number = repeat.ToString(CultureInfo.InvariantCulture);
        if (repeat < 1)
        {
            plan.Problems.Add(Problem.Create(Descriptors.SizeBelowOne, block.Attribute, "Repeat", block.Title, "Repeat", number));
            return;
        }

        plan.Blocks.Add(block);
        for (int index = 0; index < repeat; index++)
        {
            Add(block.Spec.Content, new BlockRun(block, index));
            if (plan.Layers.Count > MostLayers)
            {
                // Enclosing blocks come here too.
                plan.Problems.RemoveAll(p => p.Id == Descriptors.TooLarge.Id);
                plan.Problems.Add(Problem.Create(Descriptors.TooLarge, block.Attribute, null, block.Title, "more layers", MostLayers.ToString(CultureInfo.InvariantCulture)));
                return;
            }
        }
    }

    private void AddLayer(LayerSpec spec, int attribute, BlockRun? run, LayerNames names)
    {
        if (LayerTable.Create(spec.Kind) is not { } layer)
        {
            plan.Problems.Add(Problem.Create(Descriptors.UnknownAttribute, attribute, null, spec.Kind, "layers", "to use a function of your own, write an IActivation and add [Activation<T>]"));
            return;
        }

        string name = spec.Name ?? names.Next(spec.Kind);
        layer.Initialize(spec, attribute, ++count, BlockRun.Prefix(run) + name, run);
        plan.Layers.Add(layer);
        if (Activation(spec) is { } activation)
        {
            var fusedSpec = ActivationNames.SpecOf(activation);
            var fused = LayerTable.Create(fusedSpec.Kind)!;
            fused.Initialize(fusedSpec, attribute, count, BlockRun.Prefix(run) + names.Free(name + activation), run, isFused: true);
            plan.Layers.Add(fused);
        }
    }

    private static string? Activation(LayerSpec spec)
    {
        double value = spec.Number("activation");
        return value >= 0 && value < ActivationNames.All.Length ? ActivationNames.All[(int)value] : null;
    }
}
