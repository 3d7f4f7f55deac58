namespace NetGen.Benchmarks.Works;

/// <summary>A work that is ready to run: its data is in memory, its networks exist.</summary>
internal interface IWorkload
{
    /// <summary>Back to the first weights and the first batch, so that a long measurement times the same thing as a short one.</summary>
    void Reset();

    /// <summary>Runs steps: one batch each.</summary>
    void Run(int steps);
}
