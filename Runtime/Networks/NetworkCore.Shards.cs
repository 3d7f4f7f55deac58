using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <content>The gradients of a batch that is divided into shards: each has a gradient of its own, and these are summed in a binary tree.</content>
public sealed unsafe partial class NetworkCore<TKernels>
{
    private const int NotSent = -1;

    /// <inheritdoc/>
    internal override ShardedGradients Shard(ShardTree tree, RankGroup group, int floatsOfPart)
    {
        var shards = new ShardedGradients(
            tree, group, Description.ParameterStorage, Training.TrackedState, Training.HeadTargets.Length,
            length => new GradientParts(Description, TKernels.Segments, PassJob.Gradients<TKernels>.All, length, floatsOfPart));
        Training.Gradients = shards.Level(0);
        return shards;
    }

    /// <summary>The passes of this rank's shards, and the sum over all; gives the sum of the losses of the whole batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunShards(TrainingPass pass, ShardedGradients shards, int rows, ReadOnlySpan<int> lengths)
    {
        var batch = new ShardedBatch(pass.InputsPointer, pass.Loss, rows, lengths);
        pass.HeadTargets.CopyTo(shards.HeadTargets, 0);
        shards.Begin(rows, FrozenLayers, Segments, Team);
        bool isPrepared = false;
        try
        {
            foreach (var node in shards.Own)
            {
                shards.BeginNode(shards.Tree.FirstRow(node.End, rows));
                SumNode(pass, shards, batch, node, 0, ref isPrepared);
                shards.EndNode();
            }
        }
        finally
        {
            Array.Clear(shards.HeadTargets);
            pass.Gradients = shards.Level(0);
        }

        double sum = shards.End();
        pass.WriteStateChange(pass.Gradients.Span[shards.StateStart..]);
        return sum;
    }

    /// <summary>Leaves the sum below a node in the vector of a level; false if there are no rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool SumNode(TrainingPass pass, ShardedGradients shards, in ShardedBatch batch, Subtree node, int level, ref bool isPrepared)
    {
        int from = shards.Tree.FirstRow(node.First, batch.Rows), to = shards.Tree.FirstRow(node.End, batch.Rows);
        if (from == to)
        {
            return false;
        }

        if (node.Count == 1)
        {
            pass.Gradients = shards.Level(level);
            shards.SetLoss(node.First, RunShard(pass, shards, batch, from, to, level, isPrepared));
            isPrepared = true;
            return true;
        }

        if (!SumNode(pass, shards, batch, node.Left, level, ref isPrepared))
        {
            return SumNode(pass, shards, batch, node.Right, level, ref isPrepared);
        }

        if (SumNode(pass, shards, batch, node.Right, level + 1, ref isPrepared) && !shards.Sends(to))
        {
            shards.AddNext(level, Team);
        }

        return true;
    }

    /// <summary>Losses and gradients of the rows from ≤ row &lt; to of a batch, as parts of those of the whole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunShard(TrainingPass pass, ShardedGradients shards, in ShardedBatch batch, int from, int to, int level, bool isPrepared)
    {
        if (to - from < SmallestBatch)
        {
            throw TooFewRows(to - from);
        }

        pass.BeginShard(from, to - from, batch.Lengths.IsEmpty ? default : batch.Lengths[from..to]);
        pass.InputsPointer = batch.Inputs + ((nint)from * inputSize);
        pass.Loss = batch.Targets.From(from, from * TargetRows);
        for (int head = 0; head < shards.HeadTargets.Length; head++)
        {
            pass.HeadTargets[head] = shards.HeadTargets[head].From(from, from);
        }

        if (TKernels.OutputPlaces.Length > 0)
        {
            ClearForHeads(pass);
        }

        int firstJob = isPrepared ? PassJob.Gradients<TKernels>.Preparing : 0;
        float weight = (float)((to - from) / (double)batch.Rows);
        if (shards.Parts is { } parts)
        {
            return RunJobs(pass, shards, parts, firstJob, weight, shards.Sends(to) ? level : NotSent);
        }

        double sum = RunJobs(pass, firstJob);
        pass.ReadStateChange(weight, pass.Gradients.Span[shards.StateStart..]);
        return sum;
    }

    /// <summary>
    /// The passes of a shard in a group: exchanges go on between the jobs, and the parts of a node's last shard are sent when they are complete.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double RunJobs(TrainingPass pass, ShardedGradients shards, GradientParts parts, int firstJob, float weight, int sentLevel)
    {
        bool sends = sentLevel != NotSent;
        var jobs = sends ? parts.Jobs : PassJob.Gradients<TKernels>.All;
        int workers = Team is null ? 1 : UsefulWorkers(pass.Rows, Team.Workers);
        for (int job = firstJob; job < parts.FirstJob; job++)
        {
            RunJob(jobs[job], workers);
            shards.Advance();
        }

        shards.WaitForVector();
        pass.ReadStateChange(weight, pass.Gradients.Span[shards.StateStart..]);
        for (int job = parts.FirstJob; job < jobs.Length; job++)
        {
            RunJob(jobs[job], workers);
            if (sends)
            {
                shards.Send(parts.CompleteAfter(job), sentLevel, Team);
            }

            shards.Advance();
        }

        return Sum(pass.RowLosses.AsSpan(0, pass.Rows));
    }

    /// <summary>Rows of targets of a row: if each step has some, those of its steps.</summary>
    private static int TargetRows => TKernels.OutputAxis < 0 ? 1 : TKernels.StepAxes[TKernels.OutputAxis].Steps;

    /// <summary>Inputs and targets of a whole batch, pinned.</summary>
    private readonly ref struct ShardedBatch(float* inputs, LossTargets targets, int rows, ReadOnlySpan<int> lengths)
    {
        public readonly float* Inputs = inputs;
        public readonly LossTargets Targets = targets;
        public readonly int Rows = rows;
        public readonly ReadOnlySpan<int> Lengths = lengths;
    }
}
