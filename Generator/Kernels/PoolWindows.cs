namespace NetGen.Generator.Kernels;

/// <summary>The windows of a pooling in an image.</summary>
/// <param name="Lines">The windows from top to bottom.</param>
/// <param name="Columns">The windows from left to right.</param>
/// <param name="Channels">Values of a pixel.</param>
internal sealed record PoolWindows(WindowAxis Lines, WindowAxis Columns, int Channels)
{
    /// <summary>Places on each side of the input that count as zeros in a mean; those beyond do not count.</summary>
    public int CountedPadding { get; init; }

    /// <summary>How many floats after a row the vectors of its last pixel extend into.</summary>
    public int Slack => Panels.Pad(Channels) - Channels;

    /// <summary>A name for them: <c>MaximumPool2x2Of24x24x6</c>.</summary>
    /// <param name="function">What is taken of each.</param>
    public string Name(PoolFunction function) =>
        FormattableString.Invariant($"{function}Pool{Lines.Size}x{Columns.Size}Of{Lines.Input}x{Columns.Input}x{Channels}");

    /// <summary>The library's kernels of these windows, as a type.</summary>
    /// <param name="function">What is taken of each.</param>
    public string Type(PoolFunction function) =>
        $"Pool<{Function(function)}, {TypeNames.Windows(Lines)}, {TypeNames.Windows(Columns)}, {TypeNames.Number(Channels)}>";

    private string Function(PoolFunction function) => function == PoolFunction.Mean ? $"PoolMean<{TypeNames.Number(CountedPadding)}>" : "Pool" + function;
}
