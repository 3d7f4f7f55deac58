namespace NetGen.Benchmarks.Limits;

/// <summary>What bounds a work on any machine.</summary>
internal enum Limit
{
    /// <summary>Multiply-adds a second.</summary>
    Arithmetic,

    /// <summary>Bytes a second out of the second-level cache.</summary>
    SecondLevelCache,

    /// <summary>Bytes a second out of the third-level cache.</summary>
    ThirdLevelCache,
}
