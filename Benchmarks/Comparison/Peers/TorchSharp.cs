namespace NetGen.Benchmarks.Comparison;

/// <summary>TorchSharp on libtorch, a program of its own.</summary>
internal sealed class TorchSharp : IPeer
{
    private readonly SiblingProgram program = new(Path.Combine("peers", "TorchSharp"), "Release", "TorchSharpPeer");

    /// <inheritdoc/>
    public string Name => "torchsharp";

    /// <inheritdoc/>
    public string Title => "TorchSharp";

    /// <inheritdoc/>
    public PeerProcess Start(int threads)
    {
        var firstStep = program.Start("first-step");
        firstStep.RedirectStandardOutput = true;
        PeerEnvironment.SetAllocator(firstStep);
        var process = new PeerProcess(this, program.Serve(threads), threads) { FirstStep = firstStep, WarmUp = WorkloadContender.TieringTime };
        Console.WriteLine(process.Facts.GetProperty("description").GetString());
        return process;
    }
}
