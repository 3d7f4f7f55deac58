using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Generated;

/// <summary>The memory of one stream: states, histories, and scratch for a block of steps.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StreamMemory
{
    private readonly string network;
    private readonly StreamPlace[] places;
    private readonly int[] ends;
    private readonly AlignedBuffer values;
    private readonly AlignedBuffer scratch;
    private readonly bool[] isUnset;
    private bool isFresh;
    private int users;

    /// <summary>The memory at the start of a stream.</summary>
    /// <param name="network">The name of the network.</param>
    /// <param name="places">Its parts.</param>
    /// <param name="length">Floats of all parts.</param>
    /// <param name="scratch">Floats of scratch.</param>
    internal StreamMemory(string network, ReadOnlySpan<StreamPlace> places, int length, int scratch)
    {
        this.network = network;
        this.places = places.ToArray();
        ends = new int[places.Length];
        values = new AlignedBuffer(length);
        this.scratch = new AlignedBuffer(scratch);
        isUnset = new bool[places.Length];
        Clear();
    }

    /// <summary>The parts.</summary>
    internal ReadOnlySpan<StreamPlace> Places => places;

    /// <summary>Steps since the start.</summary>
    internal long Position { get; set; }

    /// <summary>Room for a block of steps.</summary>
    internal ref float Scratch => ref scratch.First;

    /// <summary>Floats that it remembers, with room for the steps of a block.</summary>
    internal int Length => values.Length;

    /// <summary>The state at an offset.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float State(int offset) => ref Unsafe.Add(ref values.First, offset);

    /// <summary>
    /// Appends steps to a history, and returns the earliest step that the first of them looks back to; the others follow it without a gap. Values that are next
    /// to nothing become 0, as what is left of a signal would slow the products down.
    /// </summary>
    /// <param name="place">The index of the history among the parts.</param>
    /// <param name="steps">The steps.</param>
    /// <param name="stride">Floats from step to step.</param>
    /// <param name="count">How many there are; at most as many as a block has.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref float Append(int place, ref float steps, int stride, int count)
    {
        ref readonly var history = ref places[place];
        ref float first = ref Unsafe.Add(ref values.First, history.Offset);
        int end = ends[place];
        if (end + count > history.Capacity)
        {
            Rewind(in history, end);
            end = history.Steps;
        }

        ref float next = ref Unsafe.Add(ref first, end * history.Stride);
        for (int step = 0; step < count; step++)
        {
            GateLoops.CopyFlushed(ref Unsafe.Add(ref steps, step * stride), ref Unsafe.Add(ref next, step * history.Stride), history.Features);
        }

        ends[place] = end + count;
        return ref Unsafe.Add(ref first, (end - history.Steps) * history.Stride);
    }

    /// <summary>Whether a state is to begin with what the network of the next step has learnt.</summary>
    internal bool IsFresh
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => isFresh;
    }

    /// <summary>Whether a state is to begin with what the network of the next step has learnt: until then it is 0.</summary>
    internal bool IsUnset(int place) => isUnset[place];

    /// <summary>Lets a state begin with what the network of the next step has learnt.</summary>
    internal void Unset(int place) => isFresh |= isUnset[place] = places[place].First.Count > 0;

    /// <summary>Lets a state, which was written to, stay as it is.</summary>
    internal void Set(int place)
    {
        isUnset[place] = false;
        isFresh = isUnset.Contains(true);
    }

    /// <summary>Puts down the states that a network has learnt to begin with.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Begin(NetworkStorage storage)
    {
        for (int place = 0; place < places.Length; place++)
        {
            if (isUnset[place])
            {
                places[place].CopyFirst(storage, values.Span[places[place].Offset..]);
            }
        }

        isUnset.AsSpan().Clear();
        isFresh = false;
    }

    /// <summary>Begins a use, which ends when the result is disposed.</summary>
    /// <exception cref="InvalidOperationException">It is in use.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Hold Use()
    {
        if (Interlocked.Exchange(ref users, 1) != 0)
        {
            ThrowInUse();
        }

        return new Hold(this);
    }

    /// <summary>Returns to the start.</summary>
    internal void Clear()
    {
        values.Span.Clear();
        isFresh = false;
        Position = 0;
        for (int i = 0; i < places.Length; i++)
        {
            Unset(i);
            ends[i] = places[i].Steps;
        }
    }

    /// <summary>New memory that remembers the same.</summary>
    internal StreamMemory Clone()
    {
        var copy = new StreamMemory(network, places, values.Length, scratch.Length);
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>Takes what another stream of the same network remembers.</summary>
    internal void CopyFrom(StreamMemory other)
    {
        other.values.Span.CopyTo(values.Span);
        other.ends.CopyTo(ends, 0);
        Position = other.Position;
        other.isUnset.CopyTo(isUnset, 0);
        isFresh = other.isFresh;
    }

    /// <summary>The numbers of a row of a part, as they go into a file.</summary>
    internal Span<float> Row(int place, int row)
    {
        ref readonly var part = ref places[place];
        int first = part.Capacity == 0 ? row : ends[place] - part.Steps + row;
        return values.Span.Slice(part.Offset + (first * part.Stride), part.Features);
    }

    // The steps that later ones look back to move to the front: once in as many steps as there is room, so a step copies about one other.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Rewind(in StreamPlace history, int end)
    {
        int length = history.Steps * history.Stride;
        values.Span.Slice(history.Offset + ((end - history.Steps) * history.Stride), length).CopyTo(values.Span.Slice(history.Offset, length));
    }

    private void ThrowInUse() => throw new InvalidOperationException(
        $"The stream of {network} is in use by another call: each thread needs a stream of its own.");

    /// <summary>A use of the memory.</summary>
    internal readonly ref struct Hold(StreamMemory memory)
    {
        private readonly StreamMemory memory = memory;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Dispose() => Volatile.Write(ref memory.users, 0);
    }
}
