using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>
/// Training steps and losses of networks with several heads: a row of targets has the labels of all heads that learn classes, and the numbers of all others.
/// </content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    /// <inheritdoc/>
    internal override BatchLoss EvaluateHead(NetworkStorage storage, ReadOnlySpan<float> outputs, in TargetBatch targets, int head)
    {
        int rows = outputs.Length / outputSize;
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        return TKernels.OutputPlaces.Length > 0 ? EvaluateHeads(storage, outputs, targets, rows, head) : EvaluateLoss(storage, outputs, targets);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private BatchLoss ComputeGradientsOfHeads(ReadOnlySpan<float> inputs, in TargetBatch targets, int rows, ShardedGradients? shards)
    {
        HeadTargetCheck.Check(Description, targets, rows);
        int rowsAtOnce = shards?.Tree.MostRows(rows) ?? rows;
        ReserveHeld(rowsAtOnce);
        var checkedLabels = Training.CopyLabels(targets.Labels);
        HeadTargetCheck.CheckLabels(Description, checkedLabels);
        var pass = Begin(rowsAtOnce, targets.Lengths, rows);
        forwardRows = 0;
        double sum = 0, weight = 0;
        bool isUsed = false;
        fixed (float* x = inputs, values = StandardizedTargets(targets.Values))
        fixed (float* rowWeights = targets.RowWeights, classWeights = targets.ClassWeights, positiveWeights = targets.PositiveWeights)
        fixed (int* labels = checkedLabels)
        {
            var batch = new LossTargets
            {
                LabelsPointer = labels,
                ValuesPointer = values,
                RowWeightsPointer = rowWeights,
                ClassWeightsPointer = classWeights,
                PositiveWeightsPointer = positiveWeights,
            };
            weight = SetHeads(batch, rows, pass.HeadTargets, pass.HeadScales);
            pass.FollowedHeads = HeadsWithLoss();
            pass.InputsPointer = x;
            pass.Loss = batch;
            try
            {
                if (shards is null)
                {
                    ClearForHeads(pass);
                    sum = RunJobs(pass, 0);
                }
                else
                {
                    sum = RunShards(pass, shards, rows, targets.Lengths);
                }

                isUsed = weight != 0 && float.IsFinite((float)(sum / weight));
            }
            finally
            {
                Array.Clear(pass.HeadTargets);
                pass.End(keepsState: isUsed);
            }
        }

        return new BatchLoss(sum, weight);
    }

    /// <summary>If a head gets no gradient, the parameters that only it has are skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ClearForHeads(TrainingPass pass)
    {
        if (BitOperations.PopCount(pass.FollowedHeads) < TKernels.OutputPlaces.Length)
        {
            pass.Gradients.Span.Clear();
        }
    }

    /// <summary>The heads that have a loss, as bits.</summary>
    private ulong HeadsWithLoss()
    {
        ulong heads = 0;
        for (int head = 0; head < TKernels.OutputPlaces.Length; head++)
        {
            heads |= Description.Heads[head].Loss.Kind == LossKind.None ? 0 : 1UL << head;
        }

        return heads;
    }

    /// <summary>Sets the gradient of a head that is left out to zero, and those of the parameters that only it has.</summary>
    private static void ClearUnfollowedHeads(TrainingPass pass)
    {
        var places = TKernels.OutputPlaces;
        for (int head = 0; head < places.Length; head++)
        {
            if (!pass.Follows(1UL << head))
            {
                pass.Gradients.Span.Clear();
                MemoryMarshal.CreateSpan(ref pass.Buffer(places[head].GradientOffset), pass.Rows * places[head].Stride).Clear();
            }
        }
    }

    /// <summary>
    /// Computes each head's part of the targets, and the factor of its losses and gradients: the batch's loss is the sum over the heads of weight · mean.
    /// Returns the divisor of the sum of the rows' losses.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double SetHeads(in LossTargets batch, int rows, Span<LossTargets> targets, Span<(float Gradient, float Loss)> scales)
    {
        double rowWeight = rows;
        if (batch.RowWeightsPointer != null)
        {
            rowWeight = 0;
            for (int row = 0; row < rows; row++)
            {
                rowWeight += batch.RowWeight(row);
            }
        }

        int label = 0, value = 0, labels = Description.LabelCount, values = Description.TargetCount;
        for (int i = 0; i < targets.Length; i++)
        {
            var head = Description.Heads[i];
            targets[i] = batch with
            {
                LabelsPointer = batch.LabelsPointer + label,
                ValuesPointer = batch.ValuesPointer + value,
                ClassWeightsPointer = batch.ClassWeightsPointer == null ? null : batch.ClassWeightsPointer + head.First,
                PositiveWeightsPointer = batch.PositiveWeightsPointer == null ? null : batch.PositiveWeightsPointer + head.First,
                LabelStride = labels,
                ValueStride = values,
            };
            double divisor = TotalWeight(head, targets[i], rows);
            scales[i] = head.Loss.Kind == LossKind.None || divisor == 0 ? default : (
                (float)(head.Weight / divisor), (float)(head.Weight * rowWeight / divisor));
            label += head.LabelCount;
            value += head.TargetCount;
        }

        return rowWeight;
    }

    /// <summary>Losses and output gradients of all heads for the rows from ≤ row &lt; to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunLosses(TrainingPass pass, int from, int to)
    {
        pass.RowLosses.AsSpan(from, to - from).Clear();
        var places = TKernels.OutputPlaces;
        for (int head = 0; head < places.Length; head++)
        {
            int stride = places[head].Stride;
            ref float gradient = ref pass.Row(places[head].GradientOffset, from, stride);
            if (!pass.Follows(1UL << head))
            {
                // Not earlier: until now the forward pass had other values here.
                MemoryMarshal.CreateSpan(ref gradient, (to - from) * stride).Clear();
                continue;
            }

            var (gradientScale, lossScale) = pass.HeadScales[head];
            var loss = pass.HeadTargets[head];
            ref float output = ref pass.Row(places[head].Offset, from, stride);
            ref float rowLoss = ref MemoryMarshal.GetArrayDataReference(pass.RowLosses);
            for (int row = from; row < to; row++)
            {
                float weight = loss.RowWeight(row);
                Unsafe.Add(ref rowLoss, row) += lossScale * weight * TKernels.LossOf(head, ref output, loss, row, weight * gradientScale, ref gradient);
                output = ref Unsafe.Add(ref output, stride);
                gradient = ref Unsafe.Add(ref gradient, stride);
            }
        }
    }

    /// <summary>The loss of predictions: the mean of one head, or the weighted sum of all.</summary>
    private BatchLoss EvaluateHeads(NetworkStorage storage, ReadOnlySpan<float> outputs, in TargetBatch targets, int rows, int? only)
    {
        HeadTargetCheck.Check(Description, targets, rows);
        int[] copied = ArrayPool<int>.Shared.Rent(targets.Labels.Length);
        var checkedLabels = copied.AsSpan(0, targets.Labels.Length);
        targets.Labels.CopyTo(checkedLabels);
        HeadTargetCheck.CheckLabels(Description, checkedLabels);
        var places = TKernels.OutputPlaces;
        Span<LossTargets> heads = stackalloc LossTargets[places.Length];
        Span<(float Gradient, float Loss)> scales = stackalloc (float, float)[places.Length];
        float[] standardized = ArrayPool<float>.Shared.Rent(standardizesTargets ? targets.Values.Length : 0);
        double sum = 0, weight;
        fixed (float* values = StandardizedTargets(storage, targets.Values, standardized))
        fixed (float* rowWeights = targets.RowWeights, classWeights = targets.ClassWeights, positiveWeights = targets.PositiveWeights)
        fixed (int* labels = checkedLabels)
        {
            var batch = new LossTargets
            {
                LabelsPointer = labels,
                ValuesPointer = values,
                RowWeightsPointer = rowWeights,
                ClassWeightsPointer = classWeights,
                PositiveWeightsPointer = positiveWeights,
            };
            weight = SetHeads(batch, rows, heads, scales);
            int widest = 0;
            foreach (var place in places)
            {
                widest = Math.Max(widest, place.Stride);
            }

            float[] padded = ArrayPool<float>.Shared.Rent(widest);
            for (int head = 0; head < places.Length; head++)
            {
                var description = Description.Heads[head];
                if (description.Loss.Kind == LossKind.None || (only is { } one && one != head))
                {
                    continue;
                }

                // A single head's mean is not weighted; in the sum it is.
                double scale = only is null ? scales[head].Loss : scales[head].Loss / description.Weight;
                var output = padded.AsSpan(0, places[head].Stride);
                output.Clear();
                for (int i = 0; i < rows; i++)
                {
                    outputs.Slice((i * outputSize) + places[head].First, places[head].Size).CopyTo(output);
                    if (description.TargetStateOffset >= 0)
                    {
                        TargetStandardization.Standardize(description, storage, output[..places[head].Size]);
                    }

                    sum += scale * heads[head].RowWeight(i) * TKernels.LossOf(head, ref padded[0], heads[head], i, 1f, ref Unsafe.NullRef<float>());
                }
            }

            ArrayPool<float>.Shared.Return(padded);
        }

        ArrayPool<float>.Shared.Return(standardized);
        ArrayPool<int>.Shared.Return(copied);
        return new BatchLoss(sum, weight);
    }

    /// <summary>Copies the outputs of a forward pass to the caller's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyOutputs(TrainingPass pass, int rows, Span<float> outputs)
    {
        var places = TKernels.OutputPlaces;
        if (places.Length == 0 && TKernels.OutputAxis >= 0)
        {
            CopyStepOutputs(pass, OnlyOutput, rows, outputs);
        }
        else if (places.Length == 0)
        {
            for (int row = 0; row < rows; row++)
            {
                Row(ref pass.Buffer(TKernels.OutputOffset), TKernels.OutputStride, row, outputSize).CopyTo(outputs.Slice(row * outputSize, outputSize));
            }
        }

        foreach (var place in places)
        {
            if (place.Axis >= 0)
            {
                CopyStepOutputs(pass, place, rows, outputs);
                continue;
            }

            for (int row = 0; row < rows; row++)
            {
                Row(ref pass.Buffer(place.Offset), place.Stride, row, place.Size).CopyTo(outputs.Slice((row * outputSize) + place.First, place.Size));
            }
        }
    }

    /// <summary>Copies the output gradients to where the backward pass reads them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetOutputGradients(TrainingPass pass, int rows, ReadOnlySpan<float> gradients)
    {
        var places = TKernels.OutputPlaces;
        if (places.Length == 0)
        {
            SetOutputGradient(pass, OnlyOutput, rows, gradients);
        }

        foreach (var place in places)
        {
            SetOutputGradient(pass, place, rows, gradients[place.First..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetOutputGradient(TrainingPass pass, PortPlace place, int rows, ReadOnlySpan<float> gradients)
    {
        if (place.Axis >= 0)
        {
            SetStepGradients(pass, place, rows, gradients);
            return;
        }

        ref float first = ref pass.Buffer(place.GradientOffset);
        for (int row = 0; row < rows; row++)
        {
            Row(ref first, place.Stride, row, place.Stride).Clear();
            gradients.Slice(row * outputSize, place.Size).CopyTo(Row(ref first, place.Stride, row, place.Size));
        }
    }

    /// <summary>Copies the input gradients to the caller's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyInputGradients(TrainingPass pass, int rows, Span<float> gradients)
    {
        var places = TKernels.InputPlaces;
        if (places.Length == 0)
        {
            CopyInputGradient(pass, new PortPlace(0, inputSize, TKernels.InputStride, 0, TKernels.InputGradientOffset), rows, gradients, inputSize);
        }

        foreach (var place in places)
        {
            CopyInputGradient(pass, place, rows, gradients[place.First..], inputSize);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyInputGradient(TrainingPass pass, PortPlace place, int rows, Span<float> gradients, int stride)
    {
        for (int row = 0; row < rows; row++)
        {
            Row(ref pass.Buffer(place.GradientOffset), place.Stride, row, place.Size).CopyTo(gradients.Slice(row * stride, place.Size));
        }
    }
}
