using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <summary>The passes over a network, compiled for its kernels.</summary>
/// <remarks>Whatever runs in a step is optimised at its first call: with default tiering it would take 0.2 to 2 seconds until it is.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class NetworkCore<TKernels> : NetworkCore
    where TKernels : struct, INetworkKernels
{
    // 32 KB: what a thread's stack can spare; more comes from the shared pool.
    private const int StackFloats = 8192;

    private readonly int inputSize = TKernels.Description.InputShape.Size;
    private readonly int outputSize = TKernels.Description.OutputShape.Size;
    private TrainingPass? training;
    private float[] standardizedTargets = [];

    /// <summary>Makes a network whose weights are drawn under the seed.</summary>
    public NetworkCore(long seed)
        : base(TKernels.Description, Initializer.CreateStorage(TKernels.Description, seed), seed)
    {
    }

    private NetworkCore(NetworkCore<TKernels> original)
        : base(original.Description, original.Storage.Clone(), original.Seed)
    {
        Step = original.Step;
    }

    /// <inheritdoc/>
    public override Span<float> Gradients => Training.Gradients.Span;

    private TrainingPass Training => training ??= new TrainingPass(TKernels.ArenaWidth, TKernels.ScratchLength, Description.ParameterStorage);

    /// <inheritdoc/>
    public override NetworkCore Clone() => new NetworkCore<TKernels>(this);

    /// <inheritdoc/>
    public override void Reserve(int rows) => Training.Reserve(rows);

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        if (inputs.Length == inputSize && outputs.Length == outputSize && TKernels.PredictWidth <= StackFloats)
        {
            PredictRow(inputs, outputs);
            return;
        }

        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        var storage = Storage;
        CheckFitted(storage);
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

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PredictRow(ReadOnlySpan<float> input, Span<float> output)
    {
        var storage = Storage;
        CheckFitted(storage);
        float* scratch = stackalloc float[TKernels.PredictWidth];
        TKernels.PredictRow(storage, ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(output), ref *scratch);
        if (Description.TargetStateOffset >= 0)
        {
            TargetStandardization.Undo(Description, storage, output);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        var pass = Begin(rows);
        fixed (float* x = inputs)
        {
            pass.InputsPointer = x;
            RunPhase(pass, SegmentPhase.Forward);
            pass.InputsPointer = null;
        }

        for (int row = 0; row < rows; row++)
        {
            Row(ref pass.Buffer(TKernels.OutputOffset), TKernels.OutputStride, row, outputSize).CopyTo(outputs.Slice(row * outputSize, outputSize));
        }

        // The weight gradient of the first layer reads the inputs again, and the caller's memory may have moved by then.
        if (rows * inputSize > forwardInputs.Length)
        {
            forwardInputs = GC.AllocateUninitializedArray<float>(pass.Capacity * inputSize, pinned: true);
        }

        inputs.CopyTo(forwardInputs);
        forwardRows = rows;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default)
    {
        if (forwardRows == 0)
        {
            throw new InvalidOperationException($"{Description.Name}.Backward needs a Forward before it: the activations of the batch are not there.");
        }

        int rows = forwardRows;
        CheckLength(outputGradient.Length, rows, outputSize, "output gradients", Description.OutputShape, nameof(outputGradient));
        if (!inputGradient.IsEmpty)
        {
            CheckLength(inputGradient.Length, rows, inputSize, "input gradients", Description.InputShape, nameof(inputGradient));
        }

        var pass = Training;
        ref float gradient = ref pass.Buffer(TKernels.OutputGradientOffset);
        for (int row = 0; row < rows; row++)
        {
            Row(ref gradient, TKernels.OutputStride, row, TKernels.OutputStride).Clear();
            outputGradient.Slice(row * outputSize, outputSize).CopyTo(Row(ref gradient, TKernels.OutputStride, row, outputSize));
        }

        pass.InputsPointer = (float*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(forwardInputs));
        RunPhase(pass, SegmentPhase.Backward);
        if (!inputGradient.IsEmpty)
        {
            RunPhase(pass, SegmentPhase.InputGradient);
            for (int row = 0; row < rows; row++)
            {
                Row(ref pass.Buffer(TKernels.InputGradientOffset), TKernels.InputStride, row, inputSize).CopyTo(inputGradient.Slice(row * inputSize, inputSize));
            }
        }

        pass.InputsPointer = null;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override BatchLoss ComputeGradients(ReadOnlySpan<float> inputs, in TargetBatch targets)
    {
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        if (rows == 0)
        {
            throw new ArgumentException($"{Description.Name} cannot train on a batch without rows.", nameof(inputs));
        }

        TargetCheck.Check(Description, targets, rows, outputSize);
        var pass = Begin(rows);
        forwardRows = 0;
        fixed (float* x = inputs, values = StandardizedTargets(targets.Values), rowWeights = targets.RowWeights, classWeights = targets.ClassWeights, positiveWeights = targets.PositiveWeights)
        fixed (int* labels = targets.Labels)
        {
            var loss = new LossTargets { LabelsPointer = labels, ValuesPointer = values, RowWeightsPointer = rowWeights, ClassWeightsPointer = classWeights, PositiveWeightsPointer = positiveWeights };
            pass.InputsPointer = x;
            RunPhase(pass, SegmentPhase.Forward);
            double weight = TotalWeight(loss, rows);
            RunLoss(pass, loss, (float)(1 / weight), 0, rows);
            double sum = Sum(pass.RowLosses.AsSpan(0, rows));
            RunPhase(pass, SegmentPhase.Backward);
            pass.InputsPointer = null;
            return new BatchLoss(sum, weight);
        }
    }

    /// <inheritdoc/>
    public override BatchLoss EvaluateLoss(ReadOnlySpan<float> outputs, in TargetBatch targets)
    {
        int rows = outputs.Length / outputSize;
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        TargetCheck.Check(Description, targets, rows, outputSize);
        float[] padded = ArrayPool<float>.Shared.Rent(TKernels.OutputStride);
        double sum = 0, weight;
        fixed (float* values = StandardizedTargets(targets.Values), rowWeights = targets.RowWeights, classWeights = targets.ClassWeights, positiveWeights = targets.PositiveWeights)
        fixed (int* labels = targets.Labels)
        {
            var loss = new LossTargets { LabelsPointer = labels, ValuesPointer = values, RowWeightsPointer = rowWeights, ClassWeightsPointer = classWeights, PositiveWeightsPointer = positiveWeights };
            weight = TotalWeight(loss, rows);
            var output = padded.AsSpan(0, TKernels.OutputStride);
            output.Clear();
            for (int row = 0; row < rows; row++)
            {
                outputs.Slice(row * outputSize, outputSize).CopyTo(output);
                if (Description.TargetStateOffset >= 0)
                {
                    TargetStandardization.Standardize(Description, Storage, output[..outputSize]);
                }

                sum += (double)loss.RowWeight(row) * TKernels.Loss(ref padded[0], loss, row, 1f, ref Unsafe.NullRef<float>());
            }
        }

        ArrayPool<float>.Shared.Return(padded);
        return new BatchLoss(sum, weight);
    }

    private float[] forwardInputs = [];
    private int forwardRows;

    private static Span<float> Row(ref float first, int stride, int row, int length) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)row * stride), length);

    /// <summary>The sum in double, in an order that depends on the number of rows only: four partial sums hide the latency of the addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int i = 0;
        for (; i <= values.Length - 4; i += 4)
        {
            sum0 += values[i];
            sum1 += values[i + 1];
            sum2 += values[i + 2];
            sum3 += values[i + 3];
        }

        for (; i < values.Length; i++)
        {
            sum0 += values[i];
        }

        return (sum0 + sum1) + (sum2 + sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunPhase(TrainingPass pass, SegmentPhase phase)
    {
        var segments = TKernels.Segments;
        for (int i = 0; i < segments.Length; i++)
        {
            if (segments[i].Phase == phase)
            {
                TKernels.Run(i, pass, 0, segments[i].Items == 0 ? pass.Rows : segments[i].Items);
            }
        }
    }

    /// <summary>Losses and output gradients of the rows from ≤ row &lt; to. The loss of a row is compiled into this loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunLoss(TrainingPass pass, in LossTargets loss, float scale, int from, int to)
    {
        ref float output = ref Unsafe.Add(ref pass.Buffer(TKernels.OutputOffset), (nint)from * TKernels.OutputStride);
        ref float gradient = ref Unsafe.Add(ref pass.Buffer(TKernels.OutputGradientOffset), (nint)from * TKernels.OutputStride);
        ref float rowLoss = ref MemoryMarshal.GetArrayDataReference(pass.RowLosses);
        for (int row = from; row < to; row++)
        {
            float weight = loss.RowWeight(row);
            Unsafe.Add(ref rowLoss, row) = weight * TKernels.Loss(ref output, loss, row, weight * scale, ref gradient);
            output = ref Unsafe.Add(ref output, TKernels.OutputStride);
            gradient = ref Unsafe.Add(ref gradient, TKernels.OutputStride);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TrainingPass Begin(int rows)
    {
        var storage = Storage;
        CheckFitted(storage);
        var pass = Training;
        pass.Begin(rows, storage);
        pass.DropoutBase = CounterRandom.Mix((ulong)Seed, (ulong)Step);
        return pass;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, Span<float> outputs, int rows, ref float scratch)
    {
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        for (int row = 0; row < rows; row += TKernels.PredictBlock)
        {
            TKernels.Predict(storage, ref Unsafe.Add(ref x, (nint)row * inputSize), ref Unsafe.Add(ref y, (nint)row * outputSize), Math.Min(TKernels.PredictBlock, rows - row), ref scratch);
        }

        if (Description.TargetStateOffset >= 0)
        {
            TargetStandardization.Undo(Description, storage, outputs);
        }
    }

    /// <summary>What the loss is divided by: the rows, or the sum of their weights; of an index cross-entropy also those of their classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double TotalWeight(in LossTargets loss, int rows)
    {
        bool byClass = loss.HasClassWeights && Description.Loss.TakesLabels;
        if (loss.RowWeightsPointer == null && !byClass)
        {
            return rows;
        }

        double weight = 0;
        for (int row = 0; row < rows; row++)
        {
            weight += (double)loss.RowWeight(row) * (byClass ? loss.ClassWeight(loss.Label(row)) : 1f);
        }

        return weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<float> StandardizedTargets(ReadOnlySpan<float> values)
    {
        if (Description.TargetStateOffset < 0)
        {
            return values;
        }

        if (standardizedTargets.Length < values.Length)
        {
            standardizedTargets = new float[values.Length];
        }

        var standardized = standardizedTargets.AsSpan(0, values.Length);
        values.CopyTo(standardized);
        TargetStandardization.Standardize(Description, Storage, standardized);
        return standardized;
    }

    private int CheckedRows(int length, string parameter)
    {
        int rows = length / inputSize;
        CheckLength(length, rows, inputSize, "inputs", Description.InputShape, parameter);
        return rows;
    }

    private void CheckLength(int actual, int rows, int size, string what, Shape shape, string parameter)
    {
        if (actual != rows * size)
        {
            throw new ArgumentException(
                $"{Description.Name}: {what} of {rows} rows of {shape} are {(long)rows * size} numbers, but the span has {actual}.", parameter);
        }
    }

    private void CheckFitted(NetworkStorage storage)
    {
        if (!storage.IsFitted && Description.StateStorage > 0)
        {
            throw new InvalidOperationException(
                $"{Description.Name} standardises its data, but means and deviations are not fitted yet: train it with a Trainer, call FitPreprocessing, or load a file.");
        }
    }
}
