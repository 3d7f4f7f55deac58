using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>Rows with lengths of their own: predictions, and losses of each step.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    /// <summary>The values of a step of the outputs, where these have a time axis.</summary>
    private int OutputStepSize => outputSize / TKernels.StepAxes[TKernels.OutputAxis].Steps;

    /// <inheritdoc/>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal override void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        if (lengths.IsEmpty)
        {
            Predict(storage, inputs, outputs);
            return;
        }

        int rows = CheckedRows(inputs.Length, nameof(inputs));
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        CheckFitted(storage);
        SpanCheck.Apart(inputs, outputs, nameof(outputs));
        PredictSteps(FullRows.AllLayers, storage, inputs, lengths, outputs, outputSize);
        if (standardizesTargets)
        {
            TargetStandardization.Undo(Description, storage, outputs);
        }
    }

    /// <inheritdoc/>
    internal override int OutputSteps(int length) => StepsOn(TKernels.OutputAxis, length);

    private static int StepsOn(int axis, int length) =>
        axis < 0 || TKernels.StepAxes[axis].Source < 0 ? length : TKernels.StepAxes[axis].StepsAfter(StepsOn(TKernels.StepAxes[axis].Source, length));

    /// <inheritdoc/>
    internal override void PredictLayer(int layer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        if (lengths.IsEmpty)
        {
            PredictLayer(layer, inputs, outputs);
            return;
        }

        var shape = Description.Layers[layer].OutputShape;
        CheckLayerRows(shape, inputs, outputs);
        var storage = Storage;
        CheckFitted(storage);
        if (!PredictSteps(layer, storage, inputs, lengths, outputs, shape.Size))
        {
            throw NoName(Description.Layers[layer]);
        }
    }

    /// <summary>Predicts block by block, up to a layer or to the end; false if there is no code for the layer.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private bool PredictSteps(int layer, NetworkStorage storage, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs, int size)
    {
        var axes = TKernels.StepAxes;
        int rows = inputs.Length / inputSize, block = Math.Min(rows, TKernels.PredictBlock);
        LengthCheck.Check(Description, axes, lengths, rows);
        int* starts = stackalloc int[StepTable.StartsOf(axes.Length, TKernels.PredictBlock)];
        long* order = stackalloc long[TKernels.PredictBlock];
        StepTable table = new(starts, order, TKernels.PredictBlock);
        float[] scratch = ArrayPool<float>.Shared.Rent(Math.Max(1, block) * TKernels.PredictWidth);
        ref float x = ref MemoryMarshal.GetReference(inputs);
        ref float y = ref MemoryMarshal.GetReference(outputs);
        bool isWritten = true;
        try
        {
            for (int row = 0; row < rows && isWritten; row += TKernels.PredictBlock)
            {
                int count = Math.Min(TKernels.PredictBlock, rows - row);
                table.Fill(axes, lengths.Slice(row, count), count);
                LengthCheck.CheckAxes(Description, axes, table, count, row);
                ref float from = ref Unsafe.Add(ref x, (nint)row * inputSize);
                ref float to = ref Unsafe.Add(ref y, (nint)row * size);
                isWritten = FullRows.Predict<TKernels>(layer, storage, ref from, table, ref to, count, ref scratch[0]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }

        return isWritten;
    }

    /// <summary>The divisor of a loss of steps: how many count, or the sum of the weights of their rows and classes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double TotalSteps(HeadDescription head, in LossTargets loss, Sequences sequences)
    {
        double weight = 0;
        for (int row = 0; row < sequences.Rows; row++)
        {
            weight += StepsOfRow(head, loss, row, 0, sequences.LengthOf(row));
        }

        return weight;
    }

    /// <summary>How many of the steps from ≤ step &lt; to of a row count in the loss, or the sum of the weights of their classes, times the row's weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double StepsOfRow(HeadDescription head, in LossTargets loss, int row, int from, int to)
    {
        int ignored = head.Loss.IgnoreIndex ?? int.MinValue;
        bool byLabel = head.Loss.TakesLabels && (loss.HasClassWeights || ignored != int.MinValue);
        double weight = byLabel ? 0 : to - from;
        for (int step = from; byLabel && step < to; step++)
        {
            int label = loss.Label((row * head.Steps) + step);
            weight += label == ignored ? 0 : loss.ClassWeight(label);
        }

        return loss.RowWeight(row) * weight;
    }

    /// <summary>Losses and output gradients of the steps of the rows from ≤ row &lt; to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunStepLoss(TrainingPass pass, int from, int to)
    {
        var loss = pass.Loss;
        float scale = pass.LossScale;
        var sequences = pass.Sequences(TKernels.OutputAxis, from, to);
        int steps = TKernels.StepAxes[TKernels.OutputAxis].Steps;
        ref float output = ref pass.Row(TKernels.OutputOffset, sequences.First, TKernels.OutputStride);
        ref float gradient = ref pass.Row(TKernels.OutputGradientOffset, sequences.First, TKernels.OutputStride);
        for (int row = from; row < to; row++)
        {
            float weight = loss.RowWeight(row);
            double sum = 0;
            for (int step = 0; step < sequences.LengthOf(row - from); step++)
            {
                sum += TKernels.Loss(ref output, loss, (row * steps) + step, weight * scale, ref gradient);
                output = ref Unsafe.Add(ref output, TKernels.OutputStride);
                gradient = ref Unsafe.Add(ref gradient, TKernels.OutputStride);
            }

            pass.RowLosses[row] = (float)(weight * sum);
        }
    }

    /// <summary>The loss of the steps of predictions that count.</summary>
    private BatchLoss EvaluateSteps(ReadOnlySpan<float> outputs, in TargetBatch targets, int rows)
    {
        int stepSize = OutputStepSize, steps = TKernels.StepAxes[TKernels.OutputAxis].Steps;
        TargetCheck.Check(Description, targets, rows, outputSize, stepSize);
        LengthCheck.Check(Description, TKernels.StepAxes, targets.Lengths, rows);
        int[] starts = ArrayPool<int>.Shared.Rent(StepTable.StartsOf(TKernels.StepAxes.Length, rows));
        float[] padded = ArrayPool<float>.Shared.Rent(TKernels.OutputStride);
        padded.AsSpan().Clear();
        double sum = 0, weight;

        // A copy, which the caller cannot change after it was checked.
        int[] copied = ArrayPool<int>.Shared.Rent(targets.Labels.Length);
        var checkedLabels = copied.AsSpan(0, targets.Labels.Length);
        targets.Labels.CopyTo(checkedLabels);
        fixed (int* first = starts, labels = checkedLabels)
        fixed (float* values = targets.Values, rowWeights = targets.RowWeights, classWeights = targets.ClassWeights, positiveWeights = targets.PositiveWeights)
        {
            StepTable table = new(first, null, rows);
            table.Fill(TKernels.StepAxes, targets.Lengths, rows);
            var sequences = table.Of(TKernels.OutputAxis, 0, rows);
            TargetCheck.CheckSteps(Description, targets.Values, checkedLabels, sequences, stepSize, outputSize);
            LossTargets loss = new()
            {
                LabelsPointer = labels,
                ValuesPointer = values,
                RowWeightsPointer = rowWeights,
                ClassWeightsPointer = classWeights,
                PositiveWeightsPointer = positiveWeights,
                LabelStride = 1,
                ValueStride = stepSize,
            };
            weight = TotalSteps(Description.Heads[0], loss, sequences);
            for (int row = 0; row < rows; row++)
            {
                double ofRow = 0;
                for (int step = 0; step < sequences.LengthOf(row); step++)
                {
                    int target = (row * steps) + step;
                    outputs.Slice(target * stepSize, stepSize).CopyTo(padded);
                    ofRow += TKernels.Loss(ref padded[0], loss, target, 1f, ref Unsafe.NullRef<float>());
                }

                sum += loss.RowWeight(row) * ofRow;
            }
        }

        ArrayPool<int>.Shared.Return(copied);
        ArrayPool<float>.Shared.Return(padded);
        ArrayPool<int>.Shared.Return(starts);
        return new BatchLoss(sum, weight);
    }

    /// <summary>Copies the steps of a head to the caller's rows, with 0 behind them.</summary>
    private void CopyStepOutputs(TrainingPass pass, in PortPlace place, int rows, Span<float> outputs)
    {
        int steps = TKernels.StepAxes[place.Axis].Steps;
        StepCopies.Unpack(
            ref pass.Buffer(place.Offset), place.Stride, ref outputs[place.First], outputSize, place.Size / steps, steps, pass.Sequences(place.Axis, 0, rows));
    }

    /// <summary>Copies the output gradients of the steps of a head to where the backward pass reads them.</summary>
    private void SetStepGradients(TrainingPass pass, in PortPlace place, int rows, ReadOnlySpan<float> gradients) => StepCopies.Pack(
        ref Unsafe.AsRef(in gradients[0]), outputSize, ref pass.Buffer(place.GradientOffset), place.Stride, place.Size / TKernels.StepAxes[place.Axis].Steps,
        pass.Sequences(place.Axis, 0, rows));

    /// <summary>Where the outputs of a network with one head are.</summary>
    private PortPlace OnlyOutput =>
        new(0, outputSize, TKernels.OutputStride, TKernels.OutputOffset, TKernels.OutputGradientOffset) { Axis = TKernels.OutputAxis };
}
