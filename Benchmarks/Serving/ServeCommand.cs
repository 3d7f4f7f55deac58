using System.Globalization;
using NetGen.Benchmarks.Comparison;
using NetGen.Benchmarks.Protocol;

namespace NetGen.Benchmarks.Serving;

/// <summary>The verb <c>serve</c>: this program as a peer of another build of itself.</summary>
internal static class ServeCommand
{
    /// <summary>The verb.</summary>
    public const string Verb = "serve";

    /// <summary>Answers until the input ends.</summary>
    /// <exception cref="ComparisonException">The threads are no number.</exception>
    public static void Run(string threads)
    {
        int count = int.TryParse(threads, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1
            ? number
            : throw new ComparisonException($"the threads are a whole number of at least 1, not '{threads}'");
        new PeerServer(new OwnWorks(count), count).Serve();
    }
}
