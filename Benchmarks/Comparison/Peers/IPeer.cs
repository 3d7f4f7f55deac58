namespace NetGen.Benchmarks.Comparison;

/// <summary>A program that NetGen is compared with.</summary>
internal interface IPeer
{
    /// <summary>Its name in the table, in the JSON lines and behind <c>--peers</c>: <c>pytorch</c>.</summary>
    string Name { get; }

    /// <summary>Its name in a sentence: <c>PyTorch</c>.</summary>
    string Title { get; }

    /// <summary>Starts its process and prints what it is.</summary>
    /// <param name="threads">The threads that it has.</param>
    /// <exception cref="ComparisonException">It cannot take part; the message says why.</exception>
    PeerProcess Start(int threads);
}
