namespace NetGen.Benchmarks.Comparison;

/// <summary>What takes part in a measurement.</summary>
internal interface IContender
{
    /// <summary>Its name in the table and in the JSON lines: <c>netgen</c>, <c>pytorch</c>.</summary>
    string Name { get; }

    /// <summary>The threads that it has.</summary>
    int Threads { get; }

    /// <summary>How long it runs before anything counts.</summary>
    TimeSpan WarmUp { get; }

    /// <summary>How long its slices are: long enough for the clock, short enough to share a moment's noise with the others.</summary>
    TimeSpan Slice { get; }

    /// <summary>How long after a slice its threads may still watch for work and keep processors from the next contender.</summary>
    TimeSpan Aftermath { get; }

    /// <summary>Starts from the beginning, warms up, runs so many steps and gives the time they took.</summary>
    TimeSpan Run(int steps);
}
