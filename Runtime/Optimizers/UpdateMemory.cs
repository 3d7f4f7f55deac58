namespace NetGen;

/// <summary>The memory of a range: parameters, gradients and as many state buffers as the rule has; the others are empty.</summary>
internal readonly ref struct UpdateMemory(Span<float> parameters, ReadOnlySpan<float> gradients)
{
    internal Span<float> Parameters { get; } = parameters;

    internal ReadOnlySpan<float> Gradients { get; } = gradients;

    internal Span<float> State0 { get; init; }

    internal Span<float> State1 { get; init; }

    internal Span<float> State2 { get; init; }

    /// <summary>The last <paramref name="count"/> floats of each.</summary>
    internal UpdateMemory Last(int count) => new(Last(Parameters, count), Gradients[^count..])
    {
        State0 = Last(State0, count),
        State1 = Last(State1, count),
        State2 = Last(State2, count),
    };

    private static Span<float> Last(Span<float> span, int count) => span.IsEmpty ? span : span[^count..];
}
