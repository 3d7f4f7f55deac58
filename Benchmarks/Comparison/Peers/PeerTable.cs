namespace NetGen.Benchmarks.Comparison;

/// <summary>All programs that NetGen is compared with.</summary>
internal static class PeerTable
{
    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<IPeer> All { get; } = [new DebugBuild(), new PyTorch(), new TorchSharp(), new OnnxRuntime()];

    /// <summary>Starts those of some names; one that cannot take part is left out, with a line that says why.</summary>
    public static IEnumerable<PeerProcess> Start(IReadOnlyCollection<string> names, int threads)
    {
        foreach (var peer in All.Where(peer => names.Contains(peer.Name)))
        {
            PeerProcess? process = null;
            try
            {
                process = peer.Start(threads);
            }
            catch (ComparisonException problem)
            {
                Console.WriteLine($"{peer.Title}: left out, {problem.Message}");
            }

            if (process is not null)
            {
                yield return process;
            }
        }
    }
}
