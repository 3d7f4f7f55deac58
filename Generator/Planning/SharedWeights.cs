using NetGen.Generator.Common;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Planning;

/// <summary>Layers and blocks that share the weights of an earlier one: <c>Weights = "name"</c>.</summary>
internal static class SharedWeights
{
    /// <summary>Resolves shared weights, once all parameters are known.</summary>
    public static void Share(NetworkPlan plan)
    {
        foreach (var layer in plan.Layers.Where(l => !l.IsFused && l.Spec.Text("Weights") is not null))
        {
            string name = layer.Spec.Text("Weights")!;
            var lender = plan.Layers.TakeWhile(l => !ReferenceEquals(l, layer)).LastOrDefault(l => !l.IsFused && l.Run == layer.Run && l.Spec.Name == name);
            if (lender is null)
            {
                Report(plan, layer.Attribute, layer.Title, name, "no layer before it has this name");
            }
            else
            {
                Borrow(plan, layer, lender, layer.Attribute, layer.Title, name);
            }
        }

        foreach (var block in plan.Blocks.Where(b => b.Spec.Text("Weights") is not null))
        {
            string name = block.Spec.Text("Weights")!;
            var lender = plan.Blocks.TakeWhile(b => !ReferenceEquals(b, block)).LastOrDefault(b => b.Scope == block.Scope && b.Spec.Name == name);
            if (lender is null)
            {
                Report(plan, block.Attribute, block.Title, name, "no block before it has this name");
                continue;
            }

            List<Layer> layers = [.. plan.Layers.Where(l => IsIn(l, block))], lenders = [.. plan.Layers.Where(l => IsIn(l, lender))];
            if (layers.Count != lenders.Count)
            {
                Report(plan, block.Attribute, block.Title, name, "that block has other layers");
                continue;
            }

            for (int i = 0; i < layers.Count && !plan.HasErrors; i++)
            {
                Borrow(plan, layers[i], lenders[i], block.Attribute, block.Title, name);
            }
        }
    }

    private static bool IsIn(Layer layer, Block block)
    {
        for (var run = layer.Run; run is not null; run = run.Block.Scope)
        {
            if (ReferenceEquals(run.Block, block))
            {
                return true;
            }
        }

        return false;
    }

    private static void Borrow(NetworkPlan plan, Layer layer, Layer lender, int attribute, string title, string name)
    {
        string? obstacle = lender.Spec.Kind != layer.Spec.Kind ? $"that is {lender.Title}"
            : !AreAlike(layer.Parameters, lender.Parameters) || !AreAlike(layer.State, lender.State) ? $"the weights of {layer.Title} have other shapes than those of {lender.Title}"
            : layer.Parameters.Count + layer.State.Count == 0 && layer.Spec.Text("Weights") is not null ? "it has no weights"
            : null;
        if (obstacle is not null)
        {
            Report(plan, attribute, title, name, obstacle);
        }
        else if (layer.Parameters.Count + layer.State.Count > 0)
        {
            layer.Borrow(lender);
        }
    }

    private static bool AreAlike(IReadOnlyList<Graphs.ParameterPlan> some, IReadOnlyList<Graphs.ParameterPlan> others) =>
        some.Count == others.Count && some.Zip(others, (a, b) => a.IsLike(b)).All(alike => alike);

    private static void Report(NetworkPlan plan, int attribute, string title, string name, string reason) =>
        plan.Problems.Add(Problem.Create(Descriptors.CannotShare, attribute, "Weights", title, name, reason));
}
