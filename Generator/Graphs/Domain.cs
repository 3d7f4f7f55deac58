namespace NetGen.Generator.Graphs;

/// <summary>What an operation loops over.</summary>
internal enum Domain
{
    /// <summary>Rows of the batch: each is computed independently, on any thread.</summary>
    Rows,

    /// <summary>Items over the whole batch, such as the blocks of a weight gradient: all rows must be ready before it begins.</summary>
    Items,

    /// <summary>Once before the first row.</summary>
    Once,
}
