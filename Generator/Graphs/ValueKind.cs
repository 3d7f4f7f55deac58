namespace NetGen.Generator.Graphs;

/// <summary>The kind of a value, which determines where it is stored.</summary>
internal enum ValueKind
{
    /// <summary>A row of numbers for each row of the batch.</summary>
    Rows,

    /// <summary>The rows that the caller passes: they are in the caller's memory, without padding, and are only read.</summary>
    Input,

    /// <summary>Numbers that exist once, whatever the batch: transposed weights, statistics of a batch.</summary>
    Table,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>The gradient of a parameter.</summary>
    ParameterGradient,

    /// <summary>Numbers that are tracked but not trained.</summary>
    State,
}
