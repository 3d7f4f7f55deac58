namespace CartPole;

/// <summary>The last experiences, from which batches are sampled.</summary>
internal sealed class ReplayBuffer(int capacity)
{
    private readonly float[] states = new float[capacity * Game.StateSize], nextStates = new float[capacity * Game.StateSize];
    private readonly int[] actions = new int[capacity];
    private readonly bool[] isLost = new bool[capacity];
    private long added;

    public int Count => (int)Math.Min(added, capacity);

    /// <summary>Adds a step; if the buffer is full, it replaces the oldest one.</summary>
    public void Add(ReadOnlySpan<float> state, int action, ReadOnlySpan<float> nextState, bool lost)
    {
        int at = (int)(added++ % capacity);
        state.CopyTo(states.AsSpan(at * Game.StateSize));
        nextState.CopyTo(nextStates.AsSpan(at * Game.StateSize));
        actions[at] = action;
        isLost[at] = lost;
    }

    /// <summary>Fills a batch with experiences, sampled with replacement.</summary>
    public void Draw(Random random, Batch batch)
    {
        for (int row = 0; row < batch.Actions.Length; row++)
        {
            int at = random.Next(Count);
            states.AsSpan(at * Game.StateSize, Game.StateSize).CopyTo(batch.States.AsSpan(row * Game.StateSize));
            nextStates.AsSpan(at * Game.StateSize, Game.StateSize).CopyTo(batch.NextStates.AsSpan(row * Game.StateSize));
            batch.Actions[row] = actions[at];
            batch.IsLost[row] = isLost[at];
        }
    }

    /// <summary>A batch of experiences, as parallel arrays.</summary>
    internal sealed class Batch(int rows)
    {
        public float[] States { get; } = new float[rows * Game.StateSize];

        public float[] NextStates { get; } = new float[rows * Game.StateSize];

        public int[] Actions { get; } = new int[rows];

        public bool[] IsLost { get; } = new bool[rows];
    }
}
