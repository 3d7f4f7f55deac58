namespace NetGen.Benchmarks.Protocol;

/// <summary>What answers the comparison's commands.</summary>
internal interface IMeasuredProgram
{
    /// <summary>Names of the works that it has.</summary>
    IReadOnlyCollection<string> Works { get; }

    /// <summary>A line for people: versions, what it computes with, threads. Fails where its libraries do not load.</summary>
    string Describe();

    /// <summary>Makes a work of <see cref="Works"/> ready.</summary>
    PreparedWork Prepare(string work);
}
