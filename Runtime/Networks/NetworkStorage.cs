using System.Collections.ObjectModel;

namespace NetGen.Generated;

/// <summary>The saved part of a network: its parameters, its untrained state, the names of its classes and what its inputs mean.</summary>
public sealed class NetworkStorage
{
    /// <summary>Creates a storage of zeros.</summary>
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

    /// <summary>Values that are fitted or tracked but not trained: means and reciprocal deviations.</summary>
    public AlignedBuffer State { get; }

    /// <summary>Whether means and deviations have been fitted (or loaded).</summary>
    public bool IsFitted { get; set; }

    /// <summary>The labels by class index, or null if they are unknown; for several heads see <see cref="HeadClassNames"/>.</summary>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>The labels by class index, by head name, of the heads whose labels are known. Empty if the network has one head.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> HeadClassNames { get; internal set; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>How the columns of the training data are encoded, or null if unknown.</summary>
    public CsvFeatures? Features { get; set; }

    /// <summary>A copy with its own memory.</summary>
    public NetworkStorage Clone()
    {
        var copy = new NetworkStorage(Parameters.Clone(), State.Clone());
        copy.TakeMeaning(this);
        return copy;
    }

    /// <summary>The labels of a head by class index, or null if they are unknown.</summary>
    internal IReadOnlyList<string>? ClassNamesOf(NetworkDescription network, HeadDescription head) =>
        network.HasHeads ? HeadClassNames.GetValueOrDefault(head.Name) : ClassNames;

    /// <summary>Sets the labels of a head.</summary>
    internal void SetClassNames(NetworkDescription network, HeadDescription head, IReadOnlyList<string>? names)
    {
        if (!network.HasHeads)
        {
            ClassNames = names;
            return;
        }

        // A new dictionary, as a copy of this storage may share the old one. In the order of the heads, so that equal networks give equal files.
        var all = network.Heads.Select(h => (h.Name, Names: h.Name == head.Name ? names : HeadClassNames.GetValueOrDefault(h.Name))).Where(h => h.Names is not null);
        HeadClassNames = new OrderedDictionary<string, IReadOnlyList<string>>(all.Select(h => KeyValuePair.Create(h.Name, h.Names!)));
    }

    /// <summary>Copies everything from another storage of the same lengths.</summary>
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
        HeadClassNames = other.HeadClassNames;
        Features = other.Features;
    }
}
