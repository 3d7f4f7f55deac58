using NetGen.Generator.Kernels;
using NetGen.Generator.Planning;

namespace NetGen.Generator.Emission;

/// <summary>What a layer needs to write how the gradient of its output becomes that of one of its inputs.</summary>
internal sealed class BackwardContext(Contribution contribution, KernelSet kernels, CodeWriter writer)
{
    public Stage Stage { get; } = contribution.Consumer;

    /// <summary>The stage that gave the input.</summary>
    public Stage Previous { get; } = contribution.Target;

    /// <summary>Which of the layer's inputs it is.</summary>
    public int Operand { get; } = contribution.Operand;

    public KernelSet Kernels { get; } = kernels;

    public CodeWriter Writer { get; } = writer;

    public static string Rows => "to - from";

    /// <summary>Gradient of the stage's value 0.</summary>
    public Operand Gradient => PassEmitter.FromBuffer(Stage.Gradient, "dy");

    /// <summary>Receives the gradient of value 0 of the stage that gave the input; nothing of it may be read that is not written before.</summary>
    public Operand InputGradient => PassEmitter.FromBuffer(contribution.Sum, "dx");

    /// <summary>The stage's weights with inputs and outputs exchanged, as its preparation left them.</summary>
    public Operand Transposed => new("ref float", "transposed", ItemSegment.ScratchOf(Stage));

    /// <summary>Adds what others have contributed and undoes the tail of the stage that gave the input, as the end of a product.</summary>
    public BackwardEpilogue Epilogue => contribution.IsLast
        ? Undo(Previous, Before, InputGradient)
        : new BackwardEpilogue([], [], Before, InputGradient);

    /// <summary>The stage's raw output, if it is kept.</summary>
    public Operand RawOutput => PassEmitter.FromBuffer(Stage.Values[0]!, "y");

    private Operand? Before => contribution.Before is { } before ? PassEmitter.FromBuffer(before, "before") : null;

    /// <summary>One of the layer's inputs.</summary>
    public Operand InputOf(int operand, string name) => PassEmitter.OutputOf(Stage.Sources[operand]) with { Name = name };

    /// <summary>Writes the epilogue as a loop of its own, in place, for a layer that left its contribution in <see cref="InputGradient"/>.</summary>
    public void WriteUndo() => Write(Epilogue, contribution.IsLast ? Previous.Name : Stage.Name, Previous.Size, Kernels, Writer);

    /// <summary>Writes the derivatives of a stage's tail as a loop of its own, in place.</summary>
    public static void WriteUndo(Stage stage, KernelSet kernels, CodeWriter writer) =>
        Write(Undo(stage, null, PassEmitter.FromBuffer(stage.Gradient, "dx")), stage.Name, stage.Size, kernels, writer);

    private static void Write(BackwardEpilogue epilogue, string name, int size, KernelSet kernels, CodeWriter writer)
    {
        if (!epilogue.IsStoreOnly)
        {
            writer.Line(PointwiseKernel.Write(kernels, name, size, epilogue.Result, true, epilogue, Rows));
        }
    }

    private static BackwardEpilogue Undo(Stage stage, Operand? before, Operand destination) => new(
        stage.Tail,
        [.. stage.Values.Select((v, i) => v is not null && stage.IsSaved(i) ? PassEmitter.FromBuffer(v, Stage.SavedName(i)) : null)],
        before,
        destination);
}
