using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The memory of one network's training: activations, gradients, and the current batch.</summary>
/// <remarks>
/// All activations are in one arena. The generator gives each buffer an offset in floats per row; the buffer of <c>capacity</c> rows is at
/// offset × capacity, so one constant addresses it for every batch size, and buffers of whole rows never overlap.
/// </remarks>
public sealed unsafe class TrainingPass
{
    // The capacity of an array, minus the floats for alignment.
    private static readonly int MostFloats = Array.MaxLength - 64;

    private readonly NetworkDescription network;
    private readonly int arenaWidth;
    private readonly float[] stateBefore;
    private AlignedBuffer arena = new(0);
    private int[] labels = [];
    private ulong firstRowOfDropout;
    private int capacity;

    internal TrainingPass(NetworkDescription network, int arenaWidth, int scratchLength, ReadOnlySpan<StepAxis> axes)
    {
        Steps = axes.IsEmpty ? null : new BatchSteps(axes);
        this.network = network;
        this.arenaWidth = arenaWidth;
        Scratch = new AlignedBuffer(scratchLength);
        Gradients = new AlignedBuffer(network.ParameterStorage);
        HeadTargets = new LossTargets[network.Heads.Count];
        HeadScales = new (float, float)[network.Heads.Count];
        stateBefore = network.Layers.Any(layer => layer.State.Count > 0) ? new float[network.StateStorage] : [];
    }

    /// <summary>Rows of the current batch, or of the shard of it that is computed.</summary>
    public int Rows { get; private set; }

    /// <summary>Scratch that does not depend on the batch.</summary>
    public AlignedBuffer Scratch { get; }

    /// <summary>The gradient of every parameter, in the order of the parameters.</summary>
    public AlignedBuffer Gradients { get; internal set; }

    /// <summary>The parameters and the state that the pass uses.</summary>
    public NetworkStorage Storage { get; internal set; } = null!;

    /// <summary>Whether this layer or an earlier one is trained, or the input gradient is requested: then gradients are needed back to here.</summary>
    public bool LearnsUpTo(int layer) => FirstTrained <= layer;

    /// <summary>Whether one of these layers is trained, or the input gradient is requested: then a gradient that theirs depend on is needed.</summary>
    public bool LearnsAny(ReadOnlySpan<int> layers)
    {
        bool any = FrozenLayers is null || AsksForInputGradient;
        for (int i = 0; i < layers.Length && !any; i++)
        {
            any = Learns(layers[i]);
        }

        return any;
    }

    /// <summary>Whether one of these heads gets a gradient: those of the others are zero.</summary>
    public bool Follows(ulong heads) => (FollowedHeads & heads) != 0;

    /// <summary>The heads that get a gradient, as bits.</summary>
    internal ulong FollowedHeads { get; set; } = ulong.MaxValue;

    /// <summary>By head: the targets of the current batch, if there are several heads.</summary>
    internal LossTargets[] HeadTargets { get; }

    /// <summary>By head: the factor of its gradients, and the weight of its losses in the sum; 0 if it has no loss.</summary>
    internal (float Gradient, float Loss)[] HeadScales { get; }

    /// <summary>Index of the first layer that is trained: gradients are not needed before it.</summary>
    internal int FirstTrained { get; set; }

    /// <summary>Whether the input gradient is requested, whatever is trained.</summary>
    internal bool AsksForInputGradient { get; set; }

    /// <summary>Whether a layer's batch normalisation uses its running statistics and does not update them.</summary>
    public bool HasFrozenStatistics(int layer) => FrozenStatistics is { } frozen && frozen[layer];

    /// <summary>Whether a layer's parameters are trained.</summary>
    public bool Learns(int layer) => FrozenLayers is not { } frozen || !frozen[layer];

    /// <summary>By index of the layer: whether its statistics are frozen. Null if none are.</summary>
    internal bool[]? FrozenStatistics { get; set; }

    /// <summary>By index of the layer: whether its parameters are frozen. Null if none are.</summary>
    internal bool[]? FrozenLayers { get; set; }

    internal float* InputsPointer { get; set; }

    internal int Capacity => capacity;

    internal ulong DropoutBase { get; set; }

    /// <summary>The targets of the current batch, and the factor of its gradients.</summary>
    internal LossTargets Loss { get; set; }

    internal float LossScale { get; set; }

    internal float[] RowLosses { get; private set; } = [];

    /// <summary>First value of the first row of inputs.</summary>
    public ref float Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *InputsPointer;
    }

    /// <summary>First float of the buffer at an offset of <paramref name="offset"/> floats per row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Buffer(int offset) => ref Unsafe.Add(ref arena.First, (nint)offset * capacity);

    /// <summary>First float of a row of the buffer at an offset of <paramref name="offset"/> floats per row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Row(int offset, int row, int stride) => ref Unsafe.Add(ref arena.First, ((nint)offset * capacity) + ((nint)row * stride));

    /// <summary>First value of a row of inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float InputRow(int row, int size) => ref *(InputsPointer + ((nint)row * size));

    /// <summary>The gradient of the parameters from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Gradient(int offset) => ref Unsafe.Add(ref Gradients.First, offset);

    /// <summary>The lengths of the rows from ≤ row &lt; to on a time axis, and where their steps lie in buffers of packed steps.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Sequences Sequences(int axis, int from, int to) => Steps!.Table.Of(axis, from, to);

    /// <summary>The packed steps of the batch on a time axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int StepsOf(int axis) => Sequences(axis, 0, Rows).Steps;

    /// <summary>Which steps of which rows the packed steps of a time axis are, from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public StepPlaces PlacesOf(int axis, int first) => Steps!.PlacesOf(axis, first);

    /// <summary>The lengths of the rows, if they have lengths of their own.</summary>
    internal BatchSteps? Steps { get; }

    /// <summary>The states that rows go on from; null if all rows begin anew.</summary>
    internal CarriedStates? Carried { get; set; }

    /// <summary>The states of a recurrent layer that rows begin with: 0, unless they are carried.</summary>
    /// <param name="offset">Where the layer's states are among those that are carried.</param>
    /// <param name="part">Floats of h.</param>
    /// <param name="from">The first row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowStates StatesOf(int offset, int part, int from) => StatesOf(offset, part, from, default);

    /// <summary>The states of a recurrent layer that rows begin with: the learnt ones, unless they are carried.</summary>
    /// <param name="offset">Where the layer's states are among those that are carried.</param>
    /// <param name="part">Floats of h.</param>
    /// <param name="from">The first row.</param>
    /// <param name="learnt">The learnt states.</param>
    public RowStates StatesOf(int offset, int part, int from, RowStates learnt) => Carried is { } carried ? carried.StatesOf(offset, part, from) : learnt;

    /// <summary>The key of a dropout layer's mask in this step: a function of seed, step and layer.</summary>
    public ulong DropoutKey(int layer) => CounterRandom.FromCounter(CounterRandom.Mix(DropoutBase, (ulong)layer), firstRowOfDropout);

    internal void Reserve(int rows)
    {
        if (rows > capacity)
        {
            // A capacity of whole tiles of 16 rows keeps every buffer aligned to a cache line.
            long needed = (rows + 15L) / 16 * 16, floats = needed * arenaWidth;
            if (Math.Max(needed, floats) > MostFloats)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(rows), rows,
                    $"{network.Name} stores {arenaWidth} numbers per row in training, for at most {MostFloats / Math.Max(1, arenaWidth)} rows: use smaller "
                    + "batches.");
            }

            var larger = new AlignedBuffer((int)floats);
            RowLosses = new float[needed];
            labels = network.LabelCount > 0 ? GC.AllocateUninitializedArray<int>((int)needed * network.LabelCount, pinned: true) : [];
            arena = larger;
            capacity = (int)needed;
            Steps?.Reserve(capacity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Begin(int rows, NetworkStorage storage, ReadOnlySpan<int> lengths, int allRows)
    {
        Reserve(rows);
        if (Steps is not null)
        {
            // All of them, even if the pass goes through them in shards: how many steps count is a matter of the whole batch.
            Steps.Reserve(allRows);
            Steps.Fill(network, lengths, allRows);
        }
        else if (!lengths.IsEmpty)
        {
            LengthCheck.Check(network, [], lengths, allRows);
        }

        Rows = rows;
        firstRowOfDropout = 0;
        Storage = storage;
        if (stateBefore.Length > 0)
        {
            storage.State.Span.CopyTo(stateBefore);
        }
    }

    /// <summary>Goes on with a shard of the batch that was begun.</summary>
    /// <param name="first">Its first row in the batch: dropout masks go by the row there.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="lengths">The lengths of its rows, or nothing.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void BeginShard(int first, int rows, ReadOnlySpan<int> lengths)
    {
        Steps?.Fill(network, lengths, rows);
        Rows = rows;
        firstRowOfDropout = (ulong)first;
        stateBefore.CopyTo(Storage.State.Span);
    }

    /// <summary>Floats of the state that a pass may change; 0 if no layer tracks anything.</summary>
    internal int TrackedState => stateBefore.Length;

    /// <summary>By how much the shard has moved the state, times the shard's weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void ReadStateChange(float weight, Span<float> change)
    {
        var state = Storage.State.Span;
        for (int i = 0; i < stateBefore.Length; i++)
        {
            change[i] = (state[i] - stateBefore[i]) * weight;
        }
    }

    /// <summary>Moves the state on from what it was before the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void WriteStateChange(ReadOnlySpan<float> change)
    {
        var state = Storage.State.Span;
        for (int i = 0; i < stateBefore.Length; i++)
        {
            // What nothing has moved keeps its bits, a negative zero too.
            state[i] = change[i] == 0 ? stateBefore[i] : stateBefore[i] + change[i];
        }
    }

    /// <summary>Releases the caller's memory.</summary>
    /// <param name="keepsState">Whether to keep the statistics that the pass has tracked; otherwise the state is restored.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void End(bool keepsState)
    {
        InputsPointer = null;
        Loss = default;
        Carried = null;
        if (!keepsState && stateBefore.Length > 0)
        {
            stateBefore.CopyTo(Storage.State.Span);
        }
    }

    /// <summary>The labels in the pass's own memory: they address memory, and the caller could change its labels after they were checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal Span<int> CopyLabels(ReadOnlySpan<int> callers)
    {
        if (callers.Length > labels.Length)
        {
            // The memory of a shard, but the labels of the whole batch.
            labels = GC.AllocateUninitializedArray<int>(callers.Length, pinned: true);
        }

        var copy = labels.AsSpan(0, callers.Length);
        callers.CopyTo(copy);
        return copy;
    }
}
