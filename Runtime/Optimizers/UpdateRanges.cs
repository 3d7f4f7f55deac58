using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Merges neighbouring segments that are updated alike into ranges, and skips frozen ones.</summary>
internal ref struct UpdateRanges
{
    private readonly ReadOnlySpan<ParameterSegment> segments;
    private readonly double learningRate;
    private readonly double weightDecay;
    private readonly bool decaysAll;
    private int next;

    internal UpdateRanges(ReadOnlySpan<ParameterSegment> segments, double learningRate, double weightDecay, bool decaysAll)
    {
        this.segments = segments;
        this.learningRate = learningRate;
        this.weightDecay = weightDecay;
        this.decaysAll = decaysAll;
    }

    /// <summary>The range that <see cref="MoveNext"/> found.</summary>
    public UpdateRange Current { get; private set; }

    /// <summary>For <c>foreach</c>.</summary>
    public readonly UpdateRanges GetEnumerator() => this;

    /// <summary>Finds the next range, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        while (next < segments.Length && segments[next].RateFactor == 0f)
        {
            next++;
        }

        if (next == segments.Length)
        {
            return false;
        }

        ref readonly var first = ref segments[next++];
        float decayFactor = DecayFactor(first);
        int to = first.Offset + first.Length;
        while (next < segments.Length && segments[next].Offset == to && segments[next].RateFactor == first.RateFactor && DecayFactor(segments[next]) == decayFactor)
        {
            to += segments[next++].Length;
        }

        Current = new UpdateRange(first.Offset, to, learningRate * first.RateFactor, weightDecay * decayFactor);
        return true;
    }

    // Without a decay, different decay factors are no reason to split a range.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly float DecayFactor(in ParameterSegment segment) =>
        weightDecay == 0 || (!decaysAll && segment.Role != ParameterRole.Weight) ? 0f : segment.DecayFactor;
}
