namespace NetGen.Generator.Layers;

/// <summary>What a layer does with the steps of rows that have lengths of their own.</summary>
internal enum TimeRule
{
    /// <summary>It takes all steps together, and knows only rows of one length.</summary>
    Mixes,

    /// <summary>It computes on each step for itself, or follows the valid steps of each row; all of them stay.</summary>
    Keeps,

    /// <summary>It makes one vector of the valid steps.</summary>
    Ends,

    /// <summary>It moves a window over the steps, from which new lengths follow.</summary>
    Moves,
}
