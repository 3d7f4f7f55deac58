using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>The memory of a network and its passes; every generated class has one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkCore
{
    // 20 µs at about 35 multiply-adds per nanosecond.
    private const long MultiplyAddsThatPay = 700_000;

    private readonly ParameterSegment[] segments;
    private readonly bool[] frozenStatistics;
    private readonly long multiplyAdds;
    private NetworkStorage storage;
    private TeamHolder? workers;

    private protected NetworkCore(NetworkDescription description, NetworkStorage storage, long seed)
    {
        Description = description;
        Guard = new TrainingGuard(description.Name);
        multiplyAdds = description.MultiplyAdds;
        this.storage = storage;
        Seed = seed;
        SmallestBatch = description.SmallestBatch;
        frozenStatistics = new bool[description.Layers.Count];
        segments = SegmentsOf(description);
    }

    // Loops instead of a query: the first training step waits for every method to be compiled.
    private static ParameterSegment[] SegmentsOf(NetworkDescription description)
    {
        int count = 0;
        foreach (var layer in description.Layers)
        {
            count += layer.Parameters.Count;
        }

        var segments = new ParameterSegment[count];
        int next = 0;
        foreach (var layer in description.Layers)
        {
            foreach (var parameter in layer.Parameters)
            {
                segments[next++] = new ParameterSegment(parameter.Offset, parameter.StorageLength, parameter.Role);
            }
        }

        return segments;
    }

    /// <summary>Layers, shapes, parameters.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Held by every call that changes the network, while it runs.</summary>
    internal TrainingGuard Guard { get; }

    /// <summary>Parameters and state. Loading swaps this one reference, so a running prediction finishes with the old ones.</summary>
    /// <exception cref="ArgumentException">The storage has another length.</exception>
    public NetworkStorage Storage
    {
        get => Volatile.Read(ref storage);
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value.Parameters.Length != Description.ParameterStorage || value.State.Length != Description.StateStorage)
            {
                throw new ArgumentException(
                    $"{Description.Name} has {Description.ParameterStorage} parameters and {Description.StateStorage} numbers of state (padding included), "
                    + $"but the storage has {value.Parameters.Length} and {value.State.Length}.",
                    nameof(value));
            }

            Volatile.Write(ref storage, value);
        }
    }

    /// <summary>The labels by class index, or null if they are unknown.</summary>
    /// <exception cref="ArgumentException">There are more names than classes, or none, or two are the same.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or has several heads.</exception>
    public IReadOnlyList<string>? ClassNames
    {
        get => Storage.ClassNames;
        set
        {
            if (Description.HasHeads)
            {
                throw new InvalidOperationException($"{Description.Name} has several heads: use {nameof(SetClassNames)} to name the classes of one.");
            }

            SetClassNames(Description.Heads[0], value, nameof(ClassNames));
        }
    }

    /// <summary>Sets the labels of a head by class index; null if they are unknown.</summary>
    /// <exception cref="ArgumentException">There are more names than classes, or none, or two are the same.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    internal void SetClassNames(HeadDescription head, IReadOnlyList<string>? names, string parameter)
    {
        if (names?.Count > head.ClassCount)
        {
            throw new ArgumentException($"{head.Title(Description)} has {head.ClassCount} classes, but there are {names.Count} names.", parameter);
        }

        using var hold = Guard.Enter();
        Storage.SetClassNames(Description, head, names is null ? null : DatasetCheck.ClassNames(names, parameter));
    }

    /// <summary>What the inputs of a row mean, from the type of its rows or else from the training data; null if neither is known.</summary>
    /// <exception cref="ArgumentException">They are incomplete, or their number of inputs differs.</exception>
    /// <exception cref="InvalidOperationException">The network's row type defines them.</exception>
    public CsvFeatures? InputFeatures
    {
        get => Description.Features ?? Storage.Features;
        set
        {
            if (Description.Features is not null)
            {
                throw new InvalidOperationException($"The row type of {Description.Name} defines what its inputs mean, so it cannot be set.");
            }

            if (value is not null && (!value.IsComplete || value.InputCount != Description.InputShape.Size))
            {
                throw new ArgumentException(
                    $"{Description.Name} takes {Description.InputShape.Size} inputs: assign complete features for all of them, such as those of a data set.",
                    nameof(InputFeatures));
            }

            Storage.Features = value;
        }
    }

    /// <summary>The seed of the dropout masks.</summary>
    public long Seed { get; set; }

    /// <summary>Optimizer steps so far; the dropout masks depend on them and on <see cref="Seed"/>.</summary>
    public long Step { get; set; }

    /// <summary>
    /// Number of threads that share a training step, the caller's included. Default 1. A step never uses more than are worth it, and the bits do not depend on
    /// it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public int Workers
    {
        get => Team?.Workers ?? 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Workers));
            using var hold = Guard.Enter();
            int possible = Threads.AtMost(value);
            if (possible != Workers)
            {
                workers?.Team.Dispose();
                workers = possible == 1 ? null : new TeamHolder(possible);
            }
        }
    }

    /// <summary>The workers that share a training step with the caller; null if it works alone.</summary>
    internal WorkerTeam? Team => workers?.Team;

    /// <summary>The ranges of the parameters.</summary>
    public ReadOnlySpan<ParameterSegment> Segments => segments;

    /// <summary>The factor of the learning rate of a layer that has parameters.</summary>
    internal float RateFactor(LayerDescription layer) => segments[SegmentOf(layer.Parameters[0])].RateFactor;

    /// <summary>Sets the factor of the learning rate of a layer's parameters, from the next step on; 0 freezes them.</summary>
    internal void SetRateFactor(LayerDescription layer, float factor)
    {
        foreach (var parameter in layer.Parameters)
        {
            ref var segment = ref segments[SegmentOf(parameter)];
            segment = segment with { RateFactor = factor };
        }

        // They are not computed from now on.
        ClearFrozenGradients();
        NoteFrozenLayers();
    }

    /// <summary>Sets the gradients of frozen layers to 0.</summary>
    internal void ClearFrozenGradients()
    {
        foreach (var segment in segments)
        {
            if (segment.RateFactor == 0)
            {
                Gradients.Slice(segment.Offset, segment.Length).Clear();
            }
        }
    }

    /// <summary>The steps of the outputs of a row with so many steps, if its steps have outputs each.</summary>
    internal abstract int OutputSteps(int length);

    /// <summary>Whether a batch normalisation also uses its running statistics in training, and does not update them.</summary>
    internal bool HasFrozenStatistics(LayerDescription layer) => frozenStatistics[IndexOf(layer)];

    /// <summary>Freezes or unfreezes the statistics of a layer that tracks some.</summary>
    internal void SetFrozenStatistics(LayerDescription layer, bool isFrozen)
    {
        frozenStatistics[IndexOf(layer)] = isFrozen && layer.State.Count > 0;
        NoteFrozenLayers();
    }

    /// <summary>Copies rate factors and frozen layers from a network of the same class.</summary>
    internal void CopyLayerSettingsFrom(NetworkCore original)
    {
        original.segments.CopyTo(segments, 0);
        original.frozenStatistics.CopyTo(frozenStatistics, 0);
        NoteFrozenLayers();
    }

    /// <summary>
    /// For each layer, the factor of its learning rate (1 if it has no parameters), and 1 if its statistics are frozen, otherwise 0: for checkpoints.
    /// </summary>
    internal ReadOnlyMemory<float> LayerSettings
    {
        get =>
            Description.Layers.SelectMany(layer => (float[])[layer.Parameters.Count > 0 ? RateFactor(layer) : 1f, HasFrozenStatistics(layer) ? 1f : 0f]).ToArray();
        set
        {
            for (int i = 0; i < Description.Layers.Count; i++)
            {
                SetRateFactor(Description.Layers[i], value.Span[2 * i]);
                SetFrozenStatistics(Description.Layers[i], value.Span[(2 * i) + 1] != 0);
            }
        }
    }

    /// <summary>The fewest rows of a training batch: 2 if a batch normalisation of a vector needs a variance of the batch, otherwise 1.</summary>
    internal int SmallestBatch { get; private set; }

    /// <summary>By index of the layer: whether its parameters are frozen. Null if none are.</summary>
    protected bool[]? FrozenLayers { get; private set; }

    /// <summary>By index of the layer: whether its statistics are frozen. Null if none are.</summary>
    protected bool[]? FrozenStatistics { get; private set; }

    /// <summary>The frozen statistics of all layers.</summary>
    private protected bool[] AllStatistics => field ??= [.. Description.Layers.Select(_ => true)];

    /// <summary>Index of the first layer that is trained.</summary>
    protected int FirstTrained { get; private set; }

    private void NoteFrozenLayers()
    {
        bool[] frozen = [.. Description.Layers.Select(l => l.Parameters.Count > 0 && RateFactor(l) == 0)];
        FrozenLayers = frozen.Contains(true) ? frozen : null;
        FrozenStatistics = frozenStatistics.Contains(true) ? [.. frozenStatistics] : null;

        // As many values as channels: a vector. The variance of one row would be that of one number.
        var tracking = Description.Layers.Where((layer, index) => layer.State.Count > 0 && !frozenStatistics[index]);
        bool needsVariance = tracking.Any(layer => layer.State[0].Count == layer.OutputShape.Size);
        SmallestBatch = needsVariance ? Description.SmallestBatch : 1;
        FirstTrained = Description.Layers.Select((layer, index) => layer.Parameters.Count > 0 && !frozen[index] ? index : int.MaxValue).DefaultIfEmpty().Min();
    }

    private int IndexOf(LayerDescription layer) => Description.Layers.TakeWhile(other => !ReferenceEquals(other, layer)).Count();

    private int SegmentOf(ParameterDescription parameter) => Array.FindIndex(segments, segment => segment.Offset == parameter.Offset);

    /// <summary>The gradient of every parameter after the last backward pass, in the order of the parameters; zero if a layer is frozen.</summary>
    public abstract Span<float> Gradients { get; }

    /// <summary>Inference of any number of rows. A NaN among a row's inputs gives NaN among its outputs.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole rows, the outputs do not fit them, or both overlap.</exception>
    public abstract void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>
    /// Predicts as <see cref="Predict(NetworkStorage, ReadOnlySpan{float}, Span{float})"/> does, for a caller of the library's: who listens is told how long it
    /// took.
    /// </summary>
    internal void PredictMeasured(NetworkStorage storage, ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        long start = Measurements.Enabled ? Stopwatch.GetTimestamp() : 0;
        Predict(storage, inputs, outputs);
        if (start != 0)
        {
            RecordPrediction(start);
        }
    }

    /// <summary>Where the time of predictions goes. At hand, since who predicts asks each time whether somebody listens.</summary>
    private protected Histogram<double> Measurements { get; } = Instruments.Predictions;

    /// <summary>Tells who listens how long a prediction took.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private protected void RecordPrediction(long start)
    {
        // Not as a TimeSpan, whose 100 ns are several predictions of a small network.
        double seconds = (double)(Stopwatch.GetTimestamp() - start) / Stopwatch.Frequency;
        Measurements.Record(seconds, Instruments.Of(Description.Name));
    }

    /// <summary>
    /// Predicts any number of rows from a given storage, so that all parts of an answer come from the same one even if <c>Load</c> replaces it meanwhile.
    /// </summary>
    internal abstract void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Inference of any number of rows with lengths of their own; what outputs have behind the last step of a row becomes 0.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole rows, the outputs or lengths do not fit them, a length is out of range, or inputs and
    /// outputs overlap.
    /// </exception>
    /// <exception cref="InvalidOperationException">All rows of the network have one length.</exception>
    public void Predict(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs) => PredictMeasured(Storage, inputs, lengths, outputs);

    /// <summary>Inference of any number of rows, with or without lengths of their own.</summary>
    internal void PredictAny(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        if (lengths.IsEmpty)
        {
            Predict(inputs, outputs);
        }
        else
        {
            Predict(inputs, lengths, outputs);
        }
    }

    /// <summary>The same from a given storage.</summary>
    internal abstract void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs);

    /// <summary>The same for a caller of the library's: who listens is told how long it took.</summary>
    internal void PredictMeasured(NetworkStorage storage, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs)
    {
        long start = Measurements.Enabled ? Stopwatch.GetTimestamp() : 0;
        Predict(storage, inputs, lengths, outputs);
        if (start != 0)
        {
            RecordPrediction(start);
        }
    }

    /// <summary>Memory for a stream of the network.</summary>
    internal abstract StreamMemory OpenStream();

    /// <summary>The next step of a stream, for a caller that holds its memory.</summary>
    internal abstract void StreamStep(ReadOnlySpan<float> inputs, Span<float> outputs, StreamMemory stream);

    /// <summary>The next steps of a stream, any number of them, for a caller that holds its memory.</summary>
    internal abstract void StreamSteps(ReadOnlySpan<float> inputs, Span<float> outputs, StreamMemory stream);

    /// <summary>The values of a layer in inference, for any number of rows.</summary>
    internal abstract void PredictLayer(int layer, ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The values of a layer in inference, for any number of rows with lengths of their own.</summary>
    internal abstract void PredictLayer(int layer, ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs);

    /// <summary>Mean and deviation of the outputs over samples of the random layers, for any number of rows.</summary>
    internal abstract void PredictWithDropout(
        ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, int samples, Span<float> mean, Span<float> deviation, bool asProbabilities,
        HeadDescription? only);

    /// <summary>
    /// The forward pass of training: dropout is on, and activations are kept for <see cref="Backward"/>. NaN propagates, unless it is dropped.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public abstract void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The same of rows with lengths of their own; none means full rows. What outputs have behind the last step of a row becomes 0.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit the rows, or one is out of range.</exception>
    /// <exception cref="InvalidOperationException">The network is in use, or all its rows have one length.</exception>
    public abstract void Forward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs);

    /// <summary>
    /// The backward pass, once after each <see cref="Forward(ReadOnlySpan{float}, Span{float})"/>: sets <see cref="Gradients"/> (it does not add to them).
    /// </summary>
    /// <param name="outputGradient">∂loss/∂output, rows × outputs.</param>
    /// <param name="inputGradient">Receives ∂loss/∂input, rows × inputs; empty if it is not needed.</param>
    /// <exception cref="InvalidOperationException">There is no <see cref="Forward(ReadOnlySpan{float}, Span{float})"/> before it, or the network is in use.
    /// </exception>
    public abstract void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default);

    /// <summary>Rows of the forward pass that has not had its backward pass; 0 if there is none.</summary>
    internal abstract int ForwardRows { get; }

    /// <summary>
    /// The backward pass of some heads after a <see cref="Forward(ReadOnlySpan{float}, Span{float})"/>: the gradients of the others are zero.
    /// </summary>
    /// <param name="outputGradient">∂loss/∂output, rows × outputs; the values of other heads are ignored.</param>
    /// <param name="heads">The heads, as bits.</param>
    /// <param name="inputGradient">Receives ∂loss/∂input, rows × inputs; empty if it is not needed.</param>
    internal abstract void BackwardHeads(ReadOnlySpan<float> outputGradient, ulong heads, Span<float> inputGradient);

    /// <summary>Forward pass, loss and backward pass of a batch: sets <see cref="Gradients"/>.</summary>
    /// <exception cref="ArgumentException">Inputs, targets or weights do not match the network, its loss or each other.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public abstract BatchLoss ComputeGradients(ReadOnlySpan<float> inputs, in TargetBatch targets);

    /// <summary><see cref="ComputeGradients"/> for a caller that holds the guard.</summary>
    /// <param name="inputs">Rows × inputs; where there are shards, only the rows of this rank's need be there.</param>
    /// <param name="targets">The targets of all rows.</param>
    /// <param name="shards">The shards that the batch is divided into; null to compute it whole.</param>
    /// <param name="carried">The states that the rows go on from; null if all begin anew.</param>
    internal abstract BatchLoss ComputeGradientsHeld(
        ReadOnlySpan<float> inputs, in TargetBatch targets, ShardedGradients? shards = null, CarriedStates? carried = null);

    /// <summary>Takes memory for states that are carried from batch to batch.</summary>
    /// <param name="rows">The most rows of a batch.</param>
    /// <param name="burnIn">Steps at the start of a series whose losses do not count.</param>
    internal abstract CarriedStates CarryStates(int rows, int burnIn);

    /// <summary>Why states cannot be carried from batch to batch, as the end of a sentence; null if they can.</summary>
    internal abstract string? WhyNotCarried { get; }

    /// <summary>The memory to compute gradients by shards, on one or more ranks.</summary>
    internal abstract ShardedGradients Shard(ShardTree tree, RankGroup group, int floatsOfPart = GradientParts.FewestFloats);

    /// <summary>The loss of the predictions of <see cref="Predict(ReadOnlySpan{float}, Span{float})"/>, without gradients.</summary>
    public BatchLoss EvaluateLoss(ReadOnlySpan<float> outputs, in TargetBatch targets) => EvaluateLoss(Storage, outputs, targets);

    /// <summary>
    /// The loss of the predictions of <see cref="Predict(NetworkStorage, ReadOnlySpan{float}, Span{float})"/> from the same storage, without gradients.
    /// </summary>
    internal abstract BatchLoss EvaluateLoss(NetworkStorage storage, ReadOnlySpan<float> outputs, in TargetBatch targets);

    /// <summary>The mean loss of one head's predictions, without its weight.</summary>
    internal abstract BatchLoss EvaluateHead(NetworkStorage storage, ReadOnlySpan<float> outputs, in TargetBatch targets, int head);

    /// <summary>How many of the given workers gain more than a hand-over costs: each needs about 20 µs of work.</summary>
    internal int UsefulWorkers(int rows, int workers) => (int)Math.Clamp(rows * 3 * multiplyAdds / MultiplyAddsThatPay, 1, workers);

    /// <summary>
    /// The number of workers that a training uses by default: each needs about 100 µs of work per step, because a hand-over costs ten times more on machines
    /// whose threads wake slowly.
    /// Vectors of 512 bits do twice as much in that time.
    /// </summary>
    internal int DefaultWorkers(int rows) =>
        (int)Math.Clamp(rows * 3 * multiplyAdds / (MultiplyAddsThatPay * (Vector512.IsHardwareAccelerated ? 10 : 5)), 1, Environment.ProcessorCount);

    /// <summary>Allocates memory for batches of the given number of rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0, or more than an array can hold.</exception>
    /// <exception cref="InvalidOperationException">The network is in use.</exception>
    public abstract void Reserve(int rows);

    /// <summary>An independent network with the same parameters and state.</summary>
    public abstract NetworkCore Clone();
}
