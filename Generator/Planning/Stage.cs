namespace NetGen.Generator.Planning;

/// <summary>
/// The unit of computation: a layer that mixes values (a product, a softmax), or the input, and the pointwise layers that follow it and are written into its loops.
/// Value 0 of a stage is what its main layer gives, value <c>i</c> what the i-th layer of the tail gives; the last is the stage's output.
/// </summary>
/// <param name="index">Its place in the order of the forward pass.</param>
/// <param name="main">The layer that starts it; null for the input, and where pointwise layers start from a value that others take too.</param>
/// <param name="size">Logical number of values in a row.</param>
/// <param name="sources">The stages whose outputs it takes, in the order of the main layer's inputs.</param>
internal sealed class Stage(int index, StageLayer? main, int size, IReadOnlyList<Stage> sources)
{
    public int Index { get; } = index;

    /// <summary>The layer that starts it; null for the input, and where pointwise layers start from a value that others take too.</summary>
    public StageLayer? Main { get; } = main;

    /// <summary>The stages whose outputs it takes, in the order of the main layer's inputs.</summary>
    public IReadOnlyList<Stage> Sources { get; } = sources;

    /// <summary>The stages that take its output, one that takes it twice twice.</summary>
    public List<Stage> Consumers { get; } = [];

    public bool IsInput => Index == 0;

    public List<PointwiseLayer> Tail { get; } = [];

    /// <summary>Logical number of values in a row.</summary>
    public int Size { get; } = size;

    /// <summary>Floats behind a row that vectors reach into which begin in it. Another worker may be writing the next row.</summary>
    public int Slack => Math.Max(Main?.OutputSlack ?? 0, Consumers.Select(c => c.Main?.InputSlack ?? 0).DefaultIfEmpty().Max());

    public int Stride => Panels.Stride(Size + Slack);

    public string Name => Main?.Name ?? (IsInput ? "input" : Tail[0].Name);

    /// <summary>Whether the gradient of its output is needed for that of a parameter.</summary>
    public bool LeadsToParameters { get; } = main is { Parameters.Count: > 0 } || sources.Any(s => s.LeadsToParameters);

    /// <summary>Whether it reads its input in whole vectors, so that rows must be padded.</summary>
    public bool ReadsWholeVectors => Main is null or { ReadsWholeVectors: true };

    /// <summary>By value: the buffer that keeps it for the backward pass, or null.</summary>
    public BufferPlan?[] Values { get; set; } = [];

    /// <summary>Gradient of value 0 (for the last stage, of its output until the tail has been undone in place).</summary>
    public BufferPlan Gradient { get; set; } = null!;

    /// <summary>The copy of the input that the main layer makes, or null.</summary>
    public BufferPlan? InputCopy { get; set; }

    /// <summary>Where the main layer puts the gradient of its input together, or null.</summary>
    public BufferPlan? GradientCopy { get; set; }

    /// <summary>What the forward pass of the main layer leaves for its backward pass, or null.</summary>
    public BufferPlan? Statistics { get; set; }

    /// <summary>Where the stage's scratch stands that does not depend on the batch.</summary>
    public int ScratchOffset { get; set; }

    /// <summary>What generated code calls that place; set by the emitter.</summary>
    public string ScratchPlace { get; set; } = string.Empty;

    public BufferPlan? Output => Values[Values.Length - 1];

    public IEnumerable<PointwiseLayer> InferenceTail => Tail.Where(l => l.RunsInInference);

    /// <summary>Whether the backward pass reads a value again.</summary>
    public bool IsSaved(int value) =>
        (value < Tail.Count && Tail[value].Saved.HasFlag(Saved.Input)) || (value > 0 && Tail[value - 1].Saved.HasFlag(Saved.Output));

    /// <summary>The parameter of a kernel that is a value.</summary>
    public static string SavedName(int value) => FormattableString.Invariant($"saved{value}");

    public string ValueName(int value) => value > 0 ? Tail[value - 1].Name : Main is null && !IsInput ? Sources[0].Name + " copy" : Name;
}
