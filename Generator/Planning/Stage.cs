namespace NetGen.Generator.Planning;

/// <summary>A buffer of the arena: one row's floats for each row of the batch.</summary>
/// <param name="Name">What it holds, for comments.</param>
/// <param name="Offset">Floats a row of the buffers before it.</param>
/// <param name="Stride">Floats from row to row.</param>
internal sealed record BufferPlan(string Name, int Offset, int Stride);

/// <summary>
/// The unit of computation: a layer that mixes values (a product, a softmax), or the input, and the pointwise layers that follow it and are written into its loops.
/// Value 0 of a stage is what its main layer gives, value <c>i</c> what the i-th layer of the tail gives; the last is the stage's output.
/// </summary>
internal sealed class Stage(int index, StageLayer? main, int size)
{
    public int Index { get; } = index;

    /// <summary>The layer that starts it; null for the input.</summary>
    public StageLayer? Main { get; } = main;

    public bool IsInput => Main is null;

    public List<PointwiseLayer> Tail { get; } = [];

    /// <summary>Logical number of values in a row.</summary>
    public int Size { get; } = size;

    /// <summary>Floats behind a row that vectors reach into which begin in it. Another worker may be writing the next row.</summary>
    public int Slack { get; set; }

    public int Stride => Panels.Stride(Size + Slack);

    public string Name => Main?.Name ?? "input";

    /// <summary>By value: the buffer that keeps it for the backward pass, or null.</summary>
    public BufferPlan?[] Values { get; set; } = [];

    /// <summary>Gradient of value 0 (for the last stage, of its output until the tail has been undone in place).</summary>
    public BufferPlan? Gradient { get; set; }

    /// <summary>The copy of the input that the main layer makes, or null.</summary>
    public BufferPlan? InputCopy { get; set; }

    /// <summary>Where the main layer puts the gradient of its input together, or null.</summary>
    public BufferPlan? GradientCopy { get; set; }

    /// <summary>What the forward pass of the main layer leaves for its backward pass, or null.</summary>
    public BufferPlan? Statistics { get; set; }

    /// <summary>Where the stage's scratch stands that does not depend on the batch.</summary>
    public int ScratchOffset { get; set; }

    public BufferPlan? Output => Values[Values.Length - 1];

    public IEnumerable<PointwiseLayer> InferenceTail => Tail.Where(l => l.RunsInInference);

    /// <summary>Whether the backward pass reads a value again.</summary>
    public bool IsSaved(int value) =>
        (value < Tail.Count && Tail[value].Saved.HasFlag(Saved.Input)) || (value > 0 && Tail[value - 1].Saved.HasFlag(Saved.Output));

    public string ValueName(int value) => value == 0 ? Name : Tail[value - 1].Name;
}
