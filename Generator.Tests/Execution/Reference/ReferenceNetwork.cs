using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>A layer and the values that it takes: 0 is the network's input, i what the i-th layer gives.</summary>
internal sealed record ReferenceNode(ReferenceLayer Layer, IReadOnlyList<int> Sources);

/// <summary>Layers that take each other's outputs, and a loss, in the plainest loops there are.</summary>
internal sealed class ReferenceNetwork(IReadOnlyList<ReferenceNode> nodes, ReferenceLoss? loss)
{
    public IReadOnlyList<ReferenceParameter> Parameters { get; } = [.. nodes.SelectMany(n => n.Layer.Parameters)];

    /// <summary>The key of the dropout masks in the step after so many.</summary>
    public static ulong DropoutBase(long seed, long step) => CounterRandom.Mix((ulong)seed, (ulong)step);

    /// <summary>The outputs of a batch; without a key for dropout those of inference.</summary>
    public Bounded[][] Outputs(Bounded[][] inputs, ulong? dropoutBase) => Values(inputs, dropoutBase)[^1];

    /// <summary>The gradients of the inputs; adds to those of the parameters.</summary>
    public Bounded[][] Backward(Bounded[][] inputs, Bounded[][] outputGradients, ulong dropoutBase)
    {
        var values = Values(inputs, dropoutBase);
        var gradients = new Bounded[values.Count][][];
        gradients[^1] = outputGradients;
        for (int i = nodes.Count - 1; i >= 0; i--)
        {
            var parts = nodes[i].Layer.Backward(InputsOf(nodes[i], values), values[i + 1], gradients[i + 1], dropoutBase);
            foreach (var (part, source) in parts.Zip(nodes[i].Sources))
            {
                gradients[source] = gradients[source] is { } others ? Sum(others, part) : part;
            }
        }

        return gradients[0];
    }

    /// <summary>The weighted mean loss of a batch; adds its gradients to those of the parameters.</summary>
    public Bounded LossAndGradients(Bounded[][] inputs, IReadOnlyList<RowTarget> targets, IReadOnlyList<float> rowWeights, ulong dropoutBase)
    {
        double total = TotalWeight(targets, rowWeights);
        var outputs = Outputs(inputs, dropoutBase);
        var evaluated = outputs.Select((output, row) => (Scale: Bounded.Constant(rowWeights[row] / total), Value: loss!.Evaluate(output, targets[row]))).ToList();
        Backward(inputs, [.. evaluated.Select(e => Array.ConvertAll(e.Value.Gradient, g => e.Scale * g))], dropoutBase);
        return RowMath.Sum(evaluated.Select(e => e.Scale * e.Value.Loss));
    }

    /// <summary>The weighted mean loss of outputs.</summary>
    public Bounded Loss(IReadOnlyList<Bounded[]> outputs, IReadOnlyList<RowTarget> targets, IReadOnlyList<float> rowWeights)
    {
        double total = TotalWeight(targets, rowWeights);
        return RowMath.Sum(outputs.Select((output, row) => Bounded.Constant(rowWeights[row] / total) * loss!.Evaluate(output, targets[row]).Loss));
    }

    /// <summary>Whether rounding may decide on which side of a kink a value lies; the targets are null where there is no loss.</summary>
    public bool IsNearKink(Bounded[][] inputs, IReadOnlyList<RowTarget>? targets, ulong dropoutBase)
    {
        var values = Values(inputs, dropoutBase);
        return nodes.Any(node => InputsOf(node, values).Any(rows => rows.Any(node.Layer.IsNearKink)))
            || (targets is not null && values[^1].Where((output, row) => loss!.IsNearKink(output, targets[row])).Any());
    }

    public void ClearGradients()
    {
        foreach (var parameter in Parameters)
        {
            Array.Clear(parameter.Gradients);
        }
    }

    private static IReadOnlyList<Bounded[][]> InputsOf(ReferenceNode node, List<Bounded[][]> values) => [.. node.Sources.Select(s => values[s])];

    private static Bounded[][] Sum(Bounded[][] a, Bounded[][] b) => [.. a.Zip(b, (x, y) => x.Zip(y, (p, q) => p + q).ToArray())];

    private double TotalWeight(IReadOnlyList<RowTarget> targets, IReadOnlyList<float> rowWeights) => targets.Select((t, row) => rowWeights[row] * loss!.Share(t)).Sum();

    private List<Bounded[][]> Values(Bounded[][] inputs, ulong? dropoutBase)
    {
        List<Bounded[][]> values = [inputs];
        foreach (var node in nodes)
        {
            values.Add(node.Layer.Forward(InputsOf(node, values), dropoutBase));
        }

        return values;
    }
}
