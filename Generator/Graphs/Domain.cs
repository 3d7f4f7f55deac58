namespace NetGen.Generator.Graphs;

/// <summary>What an operation runs over.</summary>
internal enum Domain
{
    /// <summary>Rows of the batch: each is computed by itself, on any thread.</summary>
    Rows,

    /// <summary>Items of its own over the whole batch, such as the blocks of a weight gradient: all rows must be there before it begins.</summary>
    Items,

    /// <summary>Once before the first row.</summary>
    Once,
}
