using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The memory of one network's training: activations, gradients, and the batch that is running.</summary>
/// <remarks>
/// All activations lie in one arena. The generator gives each buffer an offset in floats a row; the buffer of <c>capacity</c> rows stands at
/// offset × capacity, so one constant addresses it for every batch size and buffers of whole rows never overlap.
/// </remarks>
public sealed unsafe class TrainingPass
{
    private readonly int arenaWidth;
    private AlignedBuffer arena = new(0);
    private int capacity;

    internal TrainingPass(int arenaWidth, int scratchLength, int parameters)
    {
        this.arenaWidth = arenaWidth;
        Scratch = new AlignedBuffer(scratchLength);
        Gradients = new AlignedBuffer(parameters);
    }

    /// <summary>Rows of the running batch.</summary>
    public int Rows { get; private set; }

    /// <summary>Scratch that does not depend on the batch.</summary>
    public AlignedBuffer Scratch { get; }

    /// <summary>The gradient of every parameter, in the order of the parameters.</summary>
    public AlignedBuffer Gradients { get; }

    /// <summary>The parameters and the state that the pass works on.</summary>
    public NetworkStorage Storage { get; internal set; } = null!;

    /// <summary>Index of the first layer that learns: gradients need not go further back.</summary>
    public int FirstTrained { get; internal set; }

    /// <summary>Whether a layer's batch normalisation goes by its running statistics and leaves them as they are.</summary>
    public bool HasFrozenStatistics(int layer) => FrozenStatistics is { } frozen && frozen[layer];

    /// <summary>Whether a layer's parameters learn.</summary>
    public bool Learns(int layer) => FrozenLayers is not { } frozen || !frozen[layer];

    /// <summary>By index of the layer: whether its statistics are frozen. Null where none are.</summary>
    internal bool[]? FrozenStatistics { get; set; }

    /// <summary>By index of the layer: whether its parameters are frozen. Null where none is.</summary>
    internal bool[]? FrozenLayers { get; set; }

    internal float* InputsPointer { get; set; }

    internal int Capacity => capacity;

    internal ulong DropoutBase { get; set; }

    /// <summary>The targets of the running batch, and what its gradients are multiplied with.</summary>
    internal LossTargets Loss { get; set; }

    internal float LossScale { get; set; }

    internal float[] RowLosses { get; private set; } = [];

    /// <summary>First value of the first row of inputs.</summary>
    public ref float Inputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref *InputsPointer;
    }

    /// <summary>First float of the buffer at <paramref name="offset"/> floats a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float Buffer(int offset) => ref Unsafe.Add(ref arena.First, (nint)offset * capacity);

    /// <summary>The key of a dropout layer's mask in this step: a function of seed, step and layer.</summary>
    public ulong DropoutKey(int layer) => CounterRandom.Mix(DropoutBase, (ulong)layer);

    internal void Reserve(int rows)
    {
        if (rows > capacity)
        {
            // Capacity in whole tiles of 16 rows keeps every buffer on a cache line.
            int needed = checked((rows + 15) / 16 * 16);
            arena = new AlignedBuffer(checked(needed * arenaWidth));
            RowLosses = new float[needed];
            capacity = needed;
        }
    }

    internal void Begin(int rows, NetworkStorage storage)
    {
        Reserve(rows);
        Rows = rows;
        Storage = storage;
    }
}
