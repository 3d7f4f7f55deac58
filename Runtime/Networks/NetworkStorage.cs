namespace NetGen.Generated;

/// <summary>What is saved of a network: its parameters, its untrained state, the names of its classes and what its inputs mean.</summary>
public sealed class NetworkStorage
{
    /// <summary>Makes a storage of zeros.</summary>
    public NetworkStorage(int parameters, int state)
        : this(new AlignedBuffer(parameters), new AlignedBuffer(state))
    {
    }

    private NetworkStorage(AlignedBuffer parameters, AlignedBuffer state)
    {
        Parameters = parameters;
        State = state;
    }

    /// <summary>The trained values, in kernel order.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>What is fitted or tracked but not trained: means and reciprocal deviations.</summary>
    public AlignedBuffer State { get; }

    /// <summary>Whether means and deviations have been fitted (or loaded).</summary>
    public bool IsFitted { get; set; }

    /// <summary>The labels by class index, or null where they are not known.</summary>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>What the columns that it was trained on become, or null where that is not known.</summary>
    public CsvFeatures? Features { get; set; }

    /// <summary>A copy with its own memory.</summary>
    public NetworkStorage Clone()
    {
        var copy = new NetworkStorage(Parameters.Clone(), State.Clone());
        copy.TakeMeaning(this);
        return copy;
    }

    /// <summary>Takes over all that another storage of the same lengths holds.</summary>
    internal void CopyFrom(NetworkStorage other)
    {
        other.Parameters.Span.CopyTo(Parameters.Span);
        other.State.Span.CopyTo(State.Span);
        TakeMeaning(other);
    }

    private void TakeMeaning(NetworkStorage other)
    {
        IsFitted = other.IsFitted;
        ClassNames = other.ClassNames;
        Features = other.Features;
    }
}
