namespace NetGen.Generated;

/// <summary>The part of a network's state that one standardising step uses: the means, then the reciprocal deviations, each padded to whole panels.</summary>
internal readonly ref struct StandardizationState
{
    private StandardizationState(NetworkStorage storage, int offset, int size)
    {
        const int Panel = ParameterDescription.PanelWidth;
        int padded = (size + Panel - 1) / Panel * Panel;
        Means = storage.State.Span.Slice(offset, size);
        Reciprocals = storage.State.Span.Slice(offset + padded, size);
    }

    /// <summary>The means, which are subtracted.</summary>
    public Span<float> Means { get; }

    /// <summary>The reciprocal deviations, which multiply the difference.</summary>
    public Span<float> Reciprocals { get; }

    /// <summary>Clears it, as before fitting.</summary>
    public void Clear()
    {
        Means.Clear();
        Reciprocals.Clear();
    }

    /// <summary>Whether another has the same numbers.</summary>
    public bool Equals(StandardizationState other) => Means.SequenceEqual(other.Means) && Reciprocals.SequenceEqual(other.Reciprocals);

    /// <summary>The step's part of the state.</summary>
    public static StandardizationState Of(NetworkDescription network, PreprocessingDescription step, NetworkStorage storage) =>
        new(storage, step.StateOffset, network.InputShape.Size / Math.Max(1, network.Steps));

    /// <summary>The part of the state that a head's targets have.</summary>
    public static StandardizationState OfTargets(HeadDescription head, NetworkStorage storage) => new(storage, head.TargetStateOffset, head.Shape.Size);
}
