using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Generated;

/// <content>The gradients of a batch and its loss.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    private float[] standardizedTargets = [];
    private SharedJob? shared;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override BatchLoss ComputeGradients(ReadOnlySpan<float> inputs, in TargetBatch targets)
    {
        using var hold = Guard.Enter();
        return ComputeGradientsHeld(inputs, targets);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override BatchLoss ComputeGradientsHeld(
        ReadOnlySpan<float> inputs, in TargetBatch targets, ShardedGradients? shards = null, CarriedStates? carried = null)
    {
        int rows = CheckedRows(inputs.Length, nameof(inputs));
        if (rows == 0)
        {
            throw new ArgumentException($"{Description.Name} cannot train on a batch without rows.", nameof(inputs));
        }

        if (TKernels.OutputPlaces.Length > 0)
        {
            return ComputeGradientsOfHeads(inputs, targets, rows, shards);
        }

        TargetCheck.Check(Description, targets, rows, outputSize, TKernels.OutputAxis < 0 ? 0 : OutputStepSize);
        int rowsAtOnce = shards?.Tree.MostRows(rows) ?? rows;
        ReserveHeld(rowsAtOnce);
        var checkedLabels = Training.CopyLabels(targets.Labels);
        var pass = Begin(rowsAtOnce, targets.Lengths, rows);
        if (TKernels.OutputAxis < 0)
        {
            TargetCheck.CheckLabels(Description, checkedLabels);
        }
        else
        {
            TargetCheck.CheckSteps(Description, targets.Values, checkedLabels, pass.Sequences(TKernels.OutputAxis, 0, rows), OutputStepSize, outputSize);
        }

        forwardRows = 0;
        pass.Carried = carried;
        bool countsSteps = carried is { BurnIn: > 0 };
        double sum = 0, weight;
        bool isUsed = false;
        fixed (
            float* x = inputs, values = StandardizedTargets(targets.Values), rowWeights = targets.RowWeights, classWeights = targets.ClassWeights,
            positiveWeights = targets.PositiveWeights)
        fixed (int* labels = checkedLabels)
        {
            bool byRow = TKernels.OutputAxis < 0 && !countsSteps;
            var loss = new LossTargets
            {
                LabelsPointer = labels,
                ValuesPointer = values,
                RowWeightsPointer = rowWeights,
                ClassWeightsPointer = classWeights,
                PositiveWeightsPointer = positiveWeights,
                LabelStride = byRow ? Description.LabelCount : 1,
                ValueStride = byRow ? outputSize : Description.Heads[0].StepSize,
            };
            weight = byRow ? TotalWeight(loss, rows)
                : countsSteps ? TotalSteps(loss, carried!, rows)
                : TotalSteps(Description.Heads[0], loss, pass.Sequences(TKernels.OutputAxis, 0, rows));
            pass.InputsPointer = x;
            pass.Loss = loss;
            pass.LossScale = weight == 0 ? 0 : (float)(1 / weight);
            try
            {
                sum = shards is null ? RunJobs(pass, 0) : RunShards(pass, shards, rows, targets.Lengths);
                isUsed = weight != 0 && float.IsFinite((float)(sum / weight));
            }
            finally
            {
                pass.End(keepsState: isUsed);
            }
        }

        return new BatchLoss(sum, weight);
    }

    /// <inheritdoc/>
    internal override BatchLoss EvaluateLoss(NetworkStorage storage, ReadOnlySpan<float> outputs, in TargetBatch targets)
    {
        int rows = outputs.Length / outputSize;
        CheckLength(outputs.Length, rows, outputSize, "outputs", Description.OutputShape, nameof(outputs));
        if (TKernels.OutputPlaces.Length > 0)
        {
            return EvaluateHeads(storage, outputs, targets, rows, null);
        }

        if (TKernels.OutputAxis >= 0)
        {
            return EvaluateSteps(outputs, targets, rows);
        }

        TargetCheck.Check(Description, targets, rows, outputSize);
        float[] padded = ArrayPool<float>.Shared.Rent(TKernels.OutputStride);

        // Not the memory of training: several threads may evaluate at once.
        int[] copied = ArrayPool<int>.Shared.Rent(targets.Labels.Length);
        var checkedLabels = copied.AsSpan(0, targets.Labels.Length);
        targets.Labels.CopyTo(checkedLabels);
        TargetCheck.CheckLabels(Description, checkedLabels);
        float[] standardized = ArrayPool<float>.Shared.Rent(standardizesTargets ? targets.Values.Length : 0);
        double sum = 0, weight;
        fixed (
            float* values = StandardizedTargets(storage, targets.Values, standardized), rowWeights = targets.RowWeights, classWeights = targets.ClassWeights,
            positiveWeights = targets.PositiveWeights)
        fixed (int* labels = checkedLabels)
        {
            var loss = new LossTargets { LabelsPointer = labels, ValuesPointer = values, RowWeightsPointer = rowWeights, ClassWeightsPointer = classWeights, PositiveWeightsPointer = positiveWeights, LabelStride = Description.LabelCount, ValueStride = outputSize };
            weight = TotalWeight(loss, rows);
            var output = padded.AsSpan(0, TKernels.OutputStride);
            output.Clear();
            for (int row = 0; row < rows; row++)
            {
                outputs.Slice(row * outputSize, outputSize).CopyTo(output);
                if (standardizesTargets)
                {
                    TargetStandardization.Standardize(Description, storage, output[..outputSize]);
                }

                sum += (double)loss.RowWeight(row) * TKernels.Loss(ref padded[0], loss, row, 1f, ref Unsafe.NullRef<float>());
            }
        }

        ArrayPool<float>.Shared.Return(standardized);
        ArrayPool<int>.Shared.Return(copied);
        ArrayPool<float>.Shared.Return(padded);
        return new BatchLoss(sum, weight);
    }

    /// <summary>Forward pass, losses and backward pass of the rows of the pass; gives the sum of their losses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunJobs(TrainingPass pass, int firstJob)
    {
        int workers = Team is null ? 1 : UsefulWorkers(pass.Rows, Team.Workers);
        foreach (var job in PassJob.Gradients<TKernels>.All.AsSpan(firstJob))
        {
            RunJob(job, workers);
        }

        return Sum(pass.RowLosses.AsSpan(0, pass.Rows));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunJob(PassJob job, int workers)
    {
        int parts = Math.Min(workers, job.MostParts(Training.Rows));
        if (parts <= 1)
        {
            RunPart(job, 0, 1);
        }
        else
        {
            shared ??= new SharedJob(this);
            shared.Job = job;
            Team!.Run(shared, parts);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunPart(PassJob job, int worker, int workers)
    {
        var pass = training!;
        int from = job.FirstOfPart(pass.Rows, worker, workers, FrozenLayers), to = job.FirstOfPart(pass.Rows, worker + 1, workers, FrozenLayers);
        foreach (int segment in job.Segments)
        {
            if (segment != PassJob.Loss)
            {
                RunSegment(segment, pass, from, to);
            }
            else if (TKernels.OutputPlaces.Length > 0)
            {
                RunLosses(pass, from, to);
            }
            else if (TKernels.OutputAxis >= 0)
            {
                RunStepLoss(pass, from, to);
            }
            else if (pass.Carried is { BurnIn: > 0 } carried)
            {
                RunLaterSteps(pass, carried, from, to);
            }
            else
            {
                RunLoss(pass, from, to);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunSegment(int segment, TrainingPass pass, int from, int to)
    {
        if (FrozenLayers is { } frozen && TKernels.Segments[segment].Items > 0)
        {
            PassJob.RunItems<TKernels>(segment, pass, from, to, frozen);
        }
        else
        {
            TKernels.Run(segment, pass, from, to);
        }
    }

    /// <summary>Losses and output gradients of the rows from ≤ row &lt; to. The loss of one row is compiled into this loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunLoss(TrainingPass pass, int from, int to)
    {
        var loss = pass.Loss;
        float scale = pass.LossScale;
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

    /// <summary>The sum in double precision, in an order that depends only on the number of rows: four partial sums hide the latency of the addition.</summary>
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

    /// <summary>Allocates memory for the given number of rows. If it has to grow, the activations of a forward pass are lost.</summary>
    private void ReserveHeld(int rows)
    {
        if (rows > Training.Capacity)
        {
            forwardRows = 0;
            Training.Reserve(rows);
        }
    }

    /// <summary>Begins a pass.</summary>
    /// <param name="rows">The most rows at once.</param>
    /// <param name="lengths">The lengths of all rows, or nothing.</param>
    /// <param name="allRows">All rows: more, if they are computed in shards.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TrainingPass Begin(int rows, ReadOnlySpan<int> lengths, int allRows)
    {
        if (rows < SmallestBatch)
        {
            throw TooFewRows(rows);
        }

        var storage = Storage;
        CheckFitted(storage);
        var pass = Training;
        pass.Begin(rows, storage, lengths, allRows);
        pass.FirstTrained = FirstTrained;
        pass.AsksForInputGradient = false;
        pass.FollowedHeads = ulong.MaxValue;
        pass.FrozenLayers = FrozenLayers;
        pass.FrozenStatistics = FrozenStatistics;
        pass.DropoutBase = CounterRandom.Mix((ulong)Seed, (ulong)Step);
        return pass;
    }

    private ArgumentException TooFewRows(int rows) =>
        new($"{Description.Name} normalises over the batch, which needs at least {SmallestBatch} rows, but has {rows}.", nameof(rows));

    /// <summary>
    /// The divisor of the loss: the number of rows, or the sum of their weights; for a cross-entropy of class indices also those of their classes, and of the
    /// steps that count.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double TotalWeight(in LossTargets loss, int rows) => TotalWeight(Description.Heads[0], loss, rows);

    /// <summary>The divisor of the loss of a head.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double TotalWeight(HeadDescription head, in LossTargets loss, int rows)
    {
        int steps = head.LabelCount, ignored = head.Loss.IgnoreIndex ?? int.MinValue;
        bool byLabel = steps > 0 && (loss.HasClassWeights || steps > 1 || ignored != int.MinValue);
        if (loss.RowWeightsPointer == null && !byLabel)
        {
            return rows;
        }

        double weight = 0;
        for (int row = 0; row < rows; row++)
        {
            double ofLabels = byLabel ? 0 : 1;
            for (int step = 0; byLabel && step < steps; step++)
            {
                int label = loss.Label(row, step);
                ofLabels += label == ignored ? 0 : loss.ClassWeight(label);
            }

            weight += loss.RowWeight(row) * ofLabels;
        }

        return weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<float> StandardizedTargets(ReadOnlySpan<float> values)
    {
        if (standardizesTargets && standardizedTargets.Length < values.Length)
        {
            standardizedTargets = new float[values.Length];
        }

        return StandardizedTargets(Storage, values, standardizedTargets);
    }

    /// <summary>The targets for the loss: in the buffer if they are standardised.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadOnlySpan<float> StandardizedTargets(NetworkStorage storage, ReadOnlySpan<float> values, Span<float> buffer)
    {
        if (!standardizesTargets)
        {
            return values;
        }

        var standardized = buffer[..values.Length];
        values.CopyTo(standardized);
        TargetStandardization.Standardize(Description, storage, standardized);
        return standardized;
    }

    private sealed class SharedJob(NetworkCore<TKernels> core) : ITeamWork
    {
        public PassJob Job { get; set; } = null!;

        public void Run(int worker, int workers) => core.RunPart(Job, worker, workers);
    }
}
