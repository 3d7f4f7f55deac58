namespace NetGen;

/// <summary>What the targets of a cross-entropy are.</summary>
public enum Targets
{
    /// <summary>One class index per row.</summary>
    Index,

    /// <summary>A distribution over the classes for each row.</summary>
    Soft,
}
