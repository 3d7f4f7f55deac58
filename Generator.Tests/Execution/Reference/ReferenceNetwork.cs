using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Reference;

/// <summary>Layers one after the other and a loss, in the plainest loops there are.</summary>
internal sealed class ReferenceNetwork(IReadOnlyList<ReferenceLayer> layers, ReferenceLoss? loss)
{
    public IReadOnlyList<ReferenceParameter> Parameters { get; } = [.. layers.SelectMany(l => l.Parameters)];

    /// <summary>The key of the dropout masks in the step after so many.</summary>
    public static ulong DropoutBase(long seed, long step) => CounterRandom.Mix((ulong)seed, (ulong)step);

    /// <summary>The outputs of one row.</summary>
    public Bounded[] Output(Bounded[] input, RowPosition row) => Values(input, row)[^1];

    /// <summary>The gradient of one row's input; adds to those of the parameters.</summary>
    public Bounded[] Backward(Bounded[] input, Bounded[] outputGradient, RowPosition row)
    {
        var values = Values(input, row);
        var gradient = outputGradient;
        for (int i = layers.Count - 1; i >= 0; i--)
        {
            gradient = layers[i].Backward(values[i], values[i + 1], gradient, row);
        }

        return gradient;
    }

    /// <summary>The weighted mean loss of a batch; adds its gradients to those of the parameters.</summary>
    public Bounded LossAndGradients(IReadOnlyList<Bounded[]> inputs, IReadOnlyList<RowTarget> targets, IReadOnlyList<float> rowWeights, ulong dropoutBase)
    {
        double total = TotalWeight(targets, rowWeights);
        Bounded sum = 0f;
        for (int row = 0; row < inputs.Count; row++)
        {
            var position = new RowPosition(row, dropoutBase);
            var (value, gradient) = loss!.Evaluate(Output(inputs[row], position), targets[row]);
            Bounded scale = Bounded.Constant(rowWeights[row] / total);
            sum += scale * value;
            Backward(inputs[row], Array.ConvertAll(gradient, g => scale * g), position);
        }

        return sum;
    }

    /// <summary>The weighted mean loss of outputs.</summary>
    public Bounded Loss(IReadOnlyList<Bounded[]> outputs, IReadOnlyList<RowTarget> targets, IReadOnlyList<float> rowWeights)
    {
        double total = TotalWeight(targets, rowWeights);
        return RowMath.Sum(outputs.Select((output, row) => Bounded.Constant(rowWeights[row] / total) * loss!.Evaluate(output, targets[row]).Loss));
    }

    /// <summary>Whether rounding may decide on which side of a kink a value lies; the target is null where there is no loss.</summary>
    public bool IsNearKink(Bounded[] input, RowTarget? target, RowPosition row)
    {
        var values = Values(input, row);
        return layers.Where((layer, i) => layer.IsNearKink(values[i])).Any() || (target is not null && loss!.IsNearKink(values[^1], target));
    }

    public void ClearGradients()
    {
        foreach (var parameter in Parameters)
        {
            Array.Clear(parameter.Gradients);
        }
    }

    private double TotalWeight(IReadOnlyList<RowTarget> targets, IReadOnlyList<float> rowWeights) => targets.Select((t, row) => rowWeights[row] * loss!.Share(t)).Sum();

    private List<Bounded[]> Values(Bounded[] input, RowPosition row)
    {
        List<Bounded[]> values = [input];
        foreach (var layer in layers)
        {
            values.Add(layer.Forward(values[^1], row));
        }

        return values;
    }
}
