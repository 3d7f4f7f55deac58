using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>What a layer needs to write its forward pass, in training or in inference.</summary>
internal sealed class ForwardContext(Stage stage, KernelSet kernels, CodeWriter writer, string purpose, IReadOnlyList<Operand> inputs, IReadOnlyList<PointwiseLayer> tail, IReadOnlyList<Operand?> values, string rows, Operand? inputCopy = null, string? table = null)
{
    public Stage Stage { get; } = stage;

    public KernelSet Kernels { get; } = kernels;

    public CodeWriter Writer { get; } = writer;

    /// <summary>Ending of the kernels' names: Forward or Predict.</summary>
    public string Purpose { get; } = purpose;

    /// <summary>The main layer's inputs.</summary>
    public IReadOnlyList<Operand> Inputs { get; } = inputs;

    /// <summary>The first of the inputs, which most layers have alone.</summary>
    public Operand Input => Inputs[0];

    /// <summary>Where the main layer may copy its input to, if it asked for that.</summary>
    public Operand? InputCopy { get; } = inputCopy;

    /// <summary>In inference, where the main layer's table stands, if it has one.</summary>
    public string? Table { get; } = table;

    /// <summary>The pointwise layers to write into the stage's loops.</summary>
    public IReadOnlyList<PointwiseLayer> Tail { get; } = tail;

    /// <summary>By value of the tail: where it is stored, or null.</summary>
    public IReadOnlyList<Operand?> Values { get; } = values;

    /// <summary>Where the main layer leaves its values: their own place, or where the tail then works on them in place.</summary>
    public Operand RawOutput => Values.First(v => v is not null)!;

    /// <summary>Expression of the number of rows; <c>1</c> where there is just one.</summary>
    public string Rows { get; } = rows;

    public bool IsSingleRow => Rows == "1";

    /// <summary>The tail as the end of a product.</summary>
    public ForwardEpilogue Epilogue => new(Tail, Values);

    public static Operand Parameter(ParameterPlan parameter, string name) => new("ref float", name, $"ref Unsafe.Add(ref parameters, {parameter.Place})");

    /// <summary>Writes the tail as a loop of its own, from the stage's raw values.</summary>
    public void WriteTail(Operand source, bool isPadded)
    {
        // What is read from its own place is not stored there again.
        var stores = Values.Select((v, i) => i == 0 && v?.Argument == source.Argument ? null : v).ToList();
        if (stores.Any(s => s is not null) || Tail.Count > 0)
        {
            Writer.Line(PointwiseKernel.Write(Kernels, Stage.Name, Stage.Size, source, isPadded, new ForwardEpilogue(Tail, stores), Rows));
        }
    }
}
