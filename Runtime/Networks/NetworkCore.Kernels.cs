using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The passes over a network, compiled for its kernels.</summary>
/// <remarks>What runs in a step is optimised at its first call: default tiering would take 0.2 to 2 seconds to get there.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe partial class NetworkCore<TKernels> : NetworkCore
    where TKernels : struct, INetworkKernels
{
    // 32 KB, which a thread's stack can spare; larger scratch comes from the shared pool.
    private const int StackFloats = 8192;

    private readonly int inputSize = TKernels.Description.InputShape.Size;
    private readonly int outputSize = TKernels.Description.OutputShape.Size;
    private readonly bool standardizes = TKernels.Description.Standardizes;
    private readonly bool standardizesTargets = TKernels.Description.Heads.Any(h => h.TargetStateOffset >= 0);
    private TrainingPass? training;

    /// <summary>Creates a network with initial weights from the seed.</summary>
    public NetworkCore(long seed)
        : base(TKernels.Description, Initializer.CreateStorage(TKernels.Description, seed), seed)
    {
    }

    private NetworkCore(NetworkCore<TKernels> original)
        : base(original.Description, original.Storage.Clone(), original.Seed)
    {
        Step = original.Step;
        CopyLayerSettingsFrom(original);
    }

    /// <inheritdoc/>
    public override Span<float> Gradients => Training.Gradients.Span[..Description.ParameterStorage];

    // Created once, by the first caller: reading gradients does not take the guard.
    private TrainingPass Training => training
        ?? Interlocked.CompareExchange(ref training, new TrainingPass(Description, TKernels.ArenaWidth, TKernels.ScratchLength, TKernels.StepAxes), null)
        ?? training;

    /// <inheritdoc/>
    public override NetworkCore Clone() => new NetworkCore<TKernels>(this);

    /// <inheritdoc/>
    public override void Reserve(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        using var hold = Guard.Enter();
        ReserveHeld(rows);
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        // One row of a network that keeps its values on the stack: nothing here may cost more than a few nanoseconds.
        if (inputs.Length != inputSize || outputs.Length != outputSize || TKernels.PredictWidth > StackFloats)
        {
            PredictMeasured(Storage, inputs, outputs);
            return;
        }

        long start = Measurements.Enabled ? Stopwatch.GetTimestamp() : 0;
        var storage = Storage;
        CheckFitted(storage);
        SpanCheck.Apart(inputs, outputs, nameof(outputs));
        float* scratch = stackalloc float[TKernels.PredictWidth > StackFloats ? 1 : TKernels.PredictWidth];
        TKernels.PredictRow(storage, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), ref *scratch);
        if (standardizesTargets)
        {
            TargetStandardization.Undo(Description, storage, outputs);
        }

        if (start != 0)
        {
            RecordPrediction(start);
        }
    }

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal override void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        CheckFitted(storage);
        SpanCheck.Apart(inputs, outputs, nameof(outputs));
        int scratchLength = Math.Min(rows, TKernels.PredictBlock) * TKernels.PredictWidth;
        if (scratchLength <= StackFloats)
        {
            float* scratch = stackalloc float[scratchLength];
            Predict(storage, inputs, outputs, rows, ref *scratch);
        }
        else
        {
            float[] scratch = ArrayPool<float>.Shared.Rent(scratchLength);
            Predict(storage, inputs, outputs, rows, ref MemoryMarshal.GetArrayDataReference(scratch));
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, ref float scratch)
    {
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        for (int row = 0; row < rows; row += TKernels.PredictBlock)
        {
            TKernels.Predict(
                storage, ref Unsafe.Add(ref x, (nint)row * inputSize), ref Unsafe.Add(ref y, (nint)row * outputSize),
                Math.Min(TKernels.PredictBlock, rows - row), ref scratch);
        }

        if (standardizesTargets)
        {
            TargetStandardization.Undo(Description, storage, outputs);
        }
    }

    /// <inheritdoc/>
    internal override void PredictLayer(int layer, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        var shape = Description.Layers[layer].OutputShape;
        int rows = CheckLayerRows(shape, inputs, outputs);
        var storage = Storage;
        CheckFitted(storage);
        float[] scratch = ArrayPool<float>.Shared.Rent(Math.Min(Math.Max(1, rows), TKernels.PredictBlock) * TKernels.PredictWidth);
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        bool isWritten = true;
        for (int row = 0; row < rows && isWritten; row += TKernels.PredictBlock)
        {
            ref float from = ref Unsafe.Add(ref x, (nint)row * inputSize);
            ref float to = ref Unsafe.Add(ref y, (nint)row * shape.Size);
            isWritten = TKernels.PredictLayer(layer, storage, ref from, ref to, Math.Min(TKernels.PredictBlock, rows - row), ref scratch[0]);
        }

        ArrayPool<float>.Shared.Return(scratch);
        if (!isWritten)
        {
            throw NoName(Description.Layers[layer]);
        }
    }

    private InvalidOperationException NoName(LayerDescription layer) =>
        new($"Layer '{layer.Name}' ({layer.Kind}) of {Description.Name} has no explicit name: "
            + "give its attribute a Name, so that code for its values is generated.");

    /// <summary>Checks the spans of a prediction up to a layer, and gives the number of rows.</summary>
    private int CheckLayerRows(Shape shape, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs)
    {
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, shape.Size, "values", shape, nameof(outputs));
        SpanCheck.Apart(inputs, outputs, nameof(outputs));
        return rows;
    }

    private int CheckedRows(int length, string parameter)
    {
        int rows = length / inputSize;
        if (length != rows * inputSize)
        {
            throw new ArgumentException(
                $"{Description.Name}: expected a multiple of {NumberText.Count(inputSize, "value")} as inputs{OfShape(Description.InputShape)}, got {length}.",
                parameter);
        }

        return rows;
    }

    private void CheckLength(int actual, int rows, int size, string what, Shape shape, string parameter)
    {
        if (actual != (long)rows * size)
        {
            throw new ArgumentException(
                $"{Description.Name}: expected {NumberText.Count((long)rows * size, "value")} as {what} of "
                + $"{NumberText.Count(rows, "row")}{OfShape(shape)}, got {actual}.",
                parameter);
        }
    }

    private static string OfShape(Shape shape) => shape.Rank == 1 ? "" : $" of {shape}";

    private void CheckFitted(NetworkStorage storage)
    {
        if (standardizes && !storage.IsFitted)
        {
            ThrowNotFitted();
        }
    }

    private void ThrowNotFitted() => throw new InvalidOperationException(
        $"{Description.Name} standardises its data, but means and deviations are not fitted yet: train it with a Trainer, call FitPreprocessing, or load a "
        + "file.");
}
