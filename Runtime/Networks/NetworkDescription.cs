using NetGen.Generated;

namespace NetGen;

/// <summary>What the generator knows about a network: its layers, their shapes and parameters.</summary>
public sealed class NetworkDescription
{
    /// <summary>The class's name.</summary>
    public required string Name { get; init; }

    /// <summary>Shape of one input row.</summary>
    public required Shape InputShape { get; init; }

    /// <summary>Shape of one output row.</summary>
    public required Shape OutputShape { get; init; }

    /// <summary>The layers in order, preprocessing included.</summary>
    public required IReadOnlyList<LayerDescription> Layers { get; init; }

    /// <summary>The steps between a raw row and the first layer with parameters.</summary>
    public required IReadOnlyList<PreprocessingDescription> Preprocessing { get; init; }

    /// <summary>The loss.</summary>
    public required LossDescription Loss { get; init; }

    /// <summary>
    /// The most steps of a row, if rows have lengths of their own (<see cref="NetworkAttribute.VariableLength"/>); 0 if all have the same length.
    /// </summary>
    public int Steps { get; init; }

    /// <summary>Floats of the parameter storage, padding included.</summary>
    public required int ParameterStorage { get; init; }

    /// <summary>Floats of the untrained state, padding included.</summary>
    public required int StateStorage { get; init; }

    /// <summary>
    /// Where the state holds the means of the targets, followed by their reciprocal deviations (each padded to 16); −1 if targets are not standardised.
    /// </summary>
    public required int TargetStateOffset { get; init; }

    /// <summary>
    /// The fewest rows of a training batch: 2 if a batch normalisation of a vector needs a variance, otherwise 1. If the statistics of all those are frozen, 1
    /// is enough.
    /// </summary>
    public int SmallestBatch { get; init; } = 1;

    /// <summary>
    /// What the inputs of a row are, if the network takes typed rows (<see cref="NetworkAttribute{TRow}"/>) and their type defines it; otherwise null.
    /// </summary>
    public CsvFeatures? Features { get; init; }

    /// <summary>SHA-256 of the layers, shapes and hyper-parameters that determine what the weights mean, in hexadecimal; stored in files.</summary>
    public required string ArchitectureHash { get; init; }

    /// <summary>The inputs, in their order in a row of inputs.</summary>
    public IReadOnlyList<InputDescription> Inputs
    {
        get => field ??= [new InputDescription("input", InputShape, 0)];
        init;
    }

    /// <summary>The heads, in their order in a row of outputs.</summary>
    public IReadOnlyList<HeadDescription> Heads
    {
        get => field ??= [new HeadDescription("output", OutputShape, 0, Loss, TargetStateOffset)];
        init;
    }

    /// <summary>Class labels of a target row: one for each head that learns classes by index, or one for each of its steps.</summary>
    public int LabelCount => SumOverHeads(static h => h.LabelCount);

    /// <summary>Numbers of a target row: those of all heads that learn numbers, in order.</summary>
    public int TargetCount => SumOverHeads(static h => h.TargetCount);

    /// <summary>Number of parameters (logical, without padding).</summary>
    public int ParameterCount => Layers.Sum(l => l.ParameterCount);

    /// <summary>Number of parameters and running statistics, which <see cref="WeightExtensions.GetWeights"/> copies.</summary>
    public int WeightCount => WeightOrder.Count;

    /// <summary>Multiply-adds of one row's forward pass.</summary>
    public long MultiplyAdds => Layers.Sum(l => l.MultiplyAdds);

    /// <summary>Whether it has means and deviations, of inputs or targets, that must be fitted or loaded before it can predict.</summary>
    public bool Standardizes => Heads.Any(h => h.TargetStateOffset >= 0) || Preprocessing.Any(p => p.Standardizes);

    /// <summary>The heads that have a loss.</summary>
    internal IEnumerable<HeadDescription> LearningHeads => Heads.Where(h => h.Learns);

    /// <summary>Whether it has several heads, each with its own outputs, targets and class names.</summary>
    internal bool HasHeads => Heads.Count > 1;

    /// <summary>The weights as one vector.</summary>
    internal WeightOrder WeightOrder => field ??= new WeightOrder(this);

    /// <summary>Returns the head with a given name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public HeadDescription Head(string name) => Heads.FirstOrDefault(h => h.Name == name)
        ?? throw new ArgumentException($"{Name} has no head '{name}'; its heads are {string.Join(", ", Heads.Select(h => h.Name))}.", nameof(name));

    /// <summary>Returns the layer with a given name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LayerDescription Layer(string name) => Layers[IndexOf(name)];

    /// <summary>Returns the index of the layer with a given name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    internal int IndexOf(string name)
    {
        // Uses an index, because predictions call it and an enumerator would be allocated each time.
        for (int i = 0; i < Layers.Count; i++)
        {
            if (Layers[i].Name == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"{Name} has no layer '{name}'; its layers are {string.Join(", ", Layers.Select(l => l.Name))}.", nameof(name));
    }

    /// <summary>A sum over the heads; uses an index, because every step calls it and an enumerator would be allocated.</summary>
    private int SumOverHeads(Func<HeadDescription, int> count)
    {
        int sum = 0;
        for (int i = 0; i < Heads.Count; i++)
        {
            sum += count(Heads[i]);
        }

        return sum;
    }

    /// <summary>
    /// Throws if a file or checkpoint of version 1 belongs to another network: one that joined values of different orders as they were in memory.
    /// </summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    internal void RequireVersion1(string source)
    {
        if (Layers.FirstOrDefault(l => l.Kind == "Transpose") is { } copy)
        {
            throw new InvalidDataException(
                $"{source} does not fit {Name}: it has version 1, in which {Name} had no layer '{copy.Name}' and did not take values in PyTorch's order, "
                + $"so that its weights belong to another network. Train {Name} again, or use the version of NetGen that wrote it.");
        }
    }

    /// <summary>The layers as a table: name and kind, output shape, parameters, multiply-adds of one row, and the totals.</summary>
    public override string ToString() => NetworkSummary.Of(this);
}
