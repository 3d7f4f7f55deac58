using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Generated;

/// <summary>The memory of a network and the passes over it: what every generated class holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkCore
{
    // 20 µs at about 35 multiply-adds a nanosecond.
    private const long MultiplyAddsThatPay = 700_000;

    private readonly ParameterSegment[] segments;
    private readonly long multiplyAdds;
    private NetworkStorage storage;
    private TeamHolder? workers;

    private protected NetworkCore(NetworkDescription description, NetworkStorage storage, long seed)
    {
        Description = description;
        multiplyAdds = description.MultiplyAdds;
        this.storage = storage;
        Seed = seed;
        segments = [.. description.Layers.SelectMany(l => l.Parameters).Select(p => new ParameterSegment(p.Offset, p.StorageLength, p.Role))];
    }

    /// <summary>Layers, shapes, parameters.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Parameters and state; loading swaps this one reference, so a running prediction ends on the old ones.</summary>
    public NetworkStorage Storage
    {
        get => Volatile.Read(ref storage);
        set => Volatile.Write(ref storage, value);
    }

    /// <summary>Keys the dropout masks.</summary>
    public long Seed { get; set; }

    /// <summary>Optimizer steps so far; keys the dropout masks together with <see cref="Seed"/>.</summary>
    public long Step { get; set; }

    /// <summary>
    /// Threads that share a training step, the caller's included. Default 1. However many there are, a step is given to no more than pay, and the bits are the same.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Workers
    {
        get => Team?.Workers ?? 1;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Workers));
            if (value != Workers)
            {
                workers?.Team.Dispose();
                workers = value == 1 ? null : new TeamHolder(value);
            }
        }
    }

    /// <summary>The workers that share a training step with the caller; null where it works alone.</summary>
    internal WorkerTeam? Team => workers?.Team;

    /// <summary>The ranges of the parameters.</summary>
    public ReadOnlySpan<ParameterSegment> Segments => segments;

    /// <summary>What multiplies the learning rate of a layer that has parameters.</summary>
    internal float RateFactor(LayerDescription layer) => segments[SegmentOf(layer.Parameters[0])].RateFactor;

    /// <summary>Sets what multiplies the learning rate of a layer's parameters from the next step on; 0 freezes them.</summary>
    internal void SetRateFactor(LayerDescription layer, float factor)
    {
        foreach (var parameter in layer.Parameters)
        {
            ref var segment = ref segments[SegmentOf(parameter)];
            segment = segment with { RateFactor = factor };
            if (factor == 0)
            {
                // Nobody computes it from now on.
                Gradients.Slice(parameter.Offset, parameter.StorageLength).Clear();
            }
        }

        NoteFrozenLayers();
    }

    /// <summary>Takes over the factors of a network of the same class.</summary>
    internal void CopyRateFactorsFrom(NetworkCore original)
    {
        original.segments.CopyTo(segments, 0);
        NoteFrozenLayers();
    }

    /// <summary>By index of the layer: whether its parameters are frozen. Null where none is.</summary>
    protected bool[]? FrozenLayers { get; private set; }

    /// <summary>Index of the first layer that learns.</summary>
    protected int FirstTrained { get; private set; }

    private void NoteFrozenLayers()
    {
        bool[] frozen = [.. Description.Layers.Select(l => l.Parameters.Count > 0 && RateFactor(l) == 0)];
        FrozenLayers = frozen.Contains(true) ? frozen : null;
        FirstTrained = Description.Layers.Select((layer, index) => layer.Parameters.Count > 0 && !frozen[index] ? index : int.MaxValue).DefaultIfEmpty().Min();
    }

    private int SegmentOf(ParameterDescription parameter) => Array.FindIndex(segments, segment => segment.Offset == parameter.Offset);

    /// <summary>The gradient of every parameter after the last backward pass, in the order of the parameters; zero where a layer is frozen.</summary>
    public abstract Span<float> Gradients { get; }

    /// <summary>Inference of any number of rows. NaN among the inputs of a row is NaN among its outputs.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole rows, or the outputs do not fit them.</exception>
    public abstract void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>Predicts any number of rows from a storage: so an answer of several parts comes from one, even where <c>Load</c> changes it meanwhile.</summary>
    internal abstract void Predict(NetworkStorage storage, ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The forward pass of training: dropout is on, activations are kept for <see cref="Backward"/>. NaN goes through it, but for a value that is dropped.</summary>
    public abstract void Forward(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The backward pass after a <see cref="Forward"/>, one for each: fills <see cref="Gradients"/> (it does not add to them).</summary>
    /// <param name="outputGradient">∂loss/∂output, rows × outputs.</param>
    /// <param name="inputGradient">Receives ∂loss/∂input, rows × inputs; empty where it is not wanted.</param>
    public abstract void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default);

    /// <summary>Forward pass, loss and backward pass of a batch: fills <see cref="Gradients"/>.</summary>
    public abstract BatchLoss ComputeGradients(ReadOnlySpan<float> inputs, in TargetBatch targets);

    /// <summary>The loss of predictions, as <see cref="Predict(ReadOnlySpan{float}, Span{float})"/> gives them, without gradients.</summary>
    public BatchLoss EvaluateLoss(ReadOnlySpan<float> outputs, in TargetBatch targets) => EvaluateLoss(Storage, outputs, targets);

    /// <summary>The loss of predictions, as <see cref="Predict(NetworkStorage, ReadOnlySpan{float}, Span{float})"/> gives them from the same storage, without gradients.</summary>
    internal abstract BatchLoss EvaluateLoss(NetworkStorage storage, ReadOnlySpan<float> outputs, in TargetBatch targets);

    /// <summary>Of so many workers, those that gain more than a hand-over costs: each must have about 20 µs to do.</summary>
    internal int WorkersThatCanPay(int rows, int workers) => (int)Math.Clamp(rows * 3 * multiplyAdds / MultiplyAddsThatPay, 1, workers);

    /// <summary>
    /// The workers that a training takes unasked: each must have about 100 µs of a step to do, for where threads are slow to wake a hand-over costs ten times as much as where they are not.
    /// Vectors of 512 bits do twice as much in that time.
    /// </summary>
    internal int WorkersUnasked(int rows) =>
        (int)Math.Clamp(rows * 3 * multiplyAdds / (MultiplyAddsThatPay * (Vector512.IsHardwareAccelerated ? 10 : 5)), 1, Environment.ProcessorCount);

    /// <summary>Takes memory for batches of so many rows now.</summary>
    public abstract void Reserve(int rows);

    /// <summary>A network of its own with the same parameters and state.</summary>
    public abstract NetworkCore Clone();

    /// <summary>Gradients of a batch and one step of the optimizer; gives the batch's mean loss before the step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float TrainStep(ReadOnlySpan<float> inputs, in TargetBatch targets, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        var loss = ComputeGradients(inputs, targets);
        optimizer.Step(this);
        return (float)loss.Mean;
    }
}
