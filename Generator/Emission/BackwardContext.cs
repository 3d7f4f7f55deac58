using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>What a layer needs to write how the gradient of its output becomes that of the stage before.</summary>
internal sealed class BackwardContext(Stage stage, Stage previous, KernelSet kernels, CodeWriter writer)
{
    public Stage Stage { get; } = stage;

    public Stage Previous { get; } = previous;

    public KernelSet Kernels { get; } = kernels;

    public CodeWriter Writer { get; } = writer;

    public static string Rows => "to - from";

    /// <summary>Gradient of the stage's value 0.</summary>
    public Operand Gradient => PassEmitter.FromBuffer(Stage.Gradient!, "dy");

    /// <summary>Receives the gradient of value 0 of the stage before.</summary>
    public Operand InputGradient => PassEmitter.FromBuffer(Previous.Gradient!, "dx");

    /// <summary>The stage's weights with inputs and outputs exchanged, as its preparation left them.</summary>
    public Operand Transposed => new("ref float", "transposed", ItemSegment.ScratchOf(Stage));

    /// <summary>Undoes the tail of the stage before, as the end of a product.</summary>
    public BackwardEpilogue Epilogue => Undo(Previous);

    /// <summary>The stage's raw output, if it is kept.</summary>
    public Operand RawOutput => PassEmitter.FromBuffer(Stage.Values[0]!, "y");

    /// <summary>Writes the derivatives of a stage's tail as a loop of its own, in place.</summary>
    public static void WriteUndo(Stage stage, KernelSet kernels, CodeWriter writer)
    {
        if (stage.Tail.Count > 0)
        {
            writer.Line(PointwiseKernel.Write(kernels, stage.Name, "PointwiseBackward", stage.Size, PassEmitter.FromBuffer(stage.Gradient!, "dx"), true, Undo(stage), Rows));
        }
    }

    private static BackwardEpilogue Undo(Stage stage) => new(
        stage.Tail,
        [.. stage.Values.Select((v, i) => v is not null && stage.IsSaved(i) ? PassEmitter.FromBuffer(v, $"saved{(char)('A' + i)}") : null)],
        PassEmitter.FromBuffer(stage.Gradient!, "dx"));
}
