using System.IO.Enumeration;
using NetGen.Benchmarks.Works;

namespace NetGen.Benchmarks.Comparison;

/// <summary>What a comparison compares.</summary>
internal sealed class CompareOptions
{
    private static readonly string[] KnownPeers = [Row.NetGenName, .. PeerTable.All.Select(peer => peer.Name)];

    /// <summary>Names of the works, in the order of the table.</summary>
    public required IReadOnlyList<string> Works { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<string> Peers { get; init; }

    /// <summary>Where the JSON lines go besides standard output, or null.</summary>
    public required string? JsonPath { get; init; }

    /// <summary>Threads of each peer.</summary>
    public required int Threads { get; init; }

    /// <summary>How often everything is measured; medians of runs are given.</summary>
    public required int Runs { get; init; }

    /// <summary>Whether the goals are printed.</summary>
    public required bool Goals { get; init; }

    /// <summary>Reads the options.</summary>
    /// <exception cref="ComparisonException">One is wrong.</exception>
    public static CompareOptions Parse(IEnumerable<string> arguments)
    {
        var line = new CommandLine(arguments);
        var options = new CompareOptions
        {
            Works = Chosen("--works", line.Value("--works") ?? "*", [.. WorkTable.All.Select(w => w.Name), WorkTable.FirstStep]),
            Peers = Chosen("--peers", line.Value("--peers") ?? "*", KnownPeers),
            JsonPath = line.Value("--json"),
            Threads = line.Count("--threads", otherwise: 1),
            Runs = line.Count("--runs", otherwise: 1),
            Goals = line.Flag("--goals"),
        };
        line.End();
        return options;
    }

    private static List<string> Chosen(string option, string patterns, string[] names)
    {
        string[] wanted = patterns.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? stray = wanted.FirstOrDefault(pattern => !names.Any(name => Matches(pattern, name)));
        if (stray is not null || wanted.Length == 0)
        {
            throw new ComparisonException($"{option}: nothing is called '{stray ?? patterns}'; there are {string.Join(", ", names)} (* stands for anything)");
        }

        return [.. names.Where(name => wanted.Any(pattern => Matches(pattern, name)))];
    }

    // The whole name, or its first parts.
    private static bool Matches(string pattern, string name) =>
        FileSystemName.MatchesSimpleExpression(pattern, name) || FileSystemName.MatchesSimpleExpression($"{pattern}/*", name);
}
