namespace NetGen.Benchmarks.Comparison;

/// <summary>NetGen again, its networks compiled in a Debug build of this program.</summary>
internal sealed class DebugBuild : IPeer
{
    /// <summary>Its name among the peers.</summary>
    public const string PeerName = "netgen-debug";

    private readonly SiblingProgram program = new("", "Debug", "Benchmarks");

    /// <inheritdoc/>
    public string Name => PeerName;

    /// <inheritdoc/>
    public string Title => "NetGen's Debug build";

    /// <inheritdoc/>
    public PeerProcess Start(int threads)
    {
        if (program.AssemblyPath == typeof(DebugBuild).Assembly.Location)
        {
            throw new ComparisonException("this is it: dotnet run -c Release");
        }

        var firstStep = program.Start(Comparison.FirstStep.Verb);
        firstStep.RedirectStandardOutput = true;
        var process = new PeerProcess(this, program.Serve(threads), threads) { FirstStep = firstStep, WarmUp = WorkloadContender.TieringTime };
        Console.WriteLine(process.Facts.GetProperty("description").GetString());
        return process;
    }
}
