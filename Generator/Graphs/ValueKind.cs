namespace NetGen.Generator.Graphs;

/// <summary>What a value is, and so where it lies.</summary>
internal enum ValueKind
{
    /// <summary>A row of numbers for each row of the batch.</summary>
    Rows,

    /// <summary>The rows that the caller hands over: they lie in the caller's memory, without padding, and are only read.</summary>
    Input,

    /// <summary>Numbers that there are once, whatever the batch: transposed weights, statistics of a batch.</summary>
    Table,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>The gradient of a parameter.</summary>
    ParameterGradient,

    /// <summary>What is tracked but not trained.</summary>
    State,
}
