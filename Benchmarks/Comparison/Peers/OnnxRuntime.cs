namespace NetGen.Benchmarks.Comparison;

/// <summary>ONNX Runtime, a program of its own; PyTorch makes its models.</summary>
internal sealed class OnnxRuntime : IPeer
{
    private readonly SiblingProgram program = new(Path.Combine("peers", "OnnxRuntime"), "Release", "OnnxRuntimePeer");

    /// <inheritdoc/>
    public string Name => "onnxruntime";

    /// <inheritdoc/>
    public string Title => "ONNX Runtime";

    /// <inheritdoc/>
    public PeerProcess Start(int threads)
    {
        string models = Path.Combine(AppContext.BaseDirectory, "models");
        var start = program.Serve(threads, models);
        PyTorchInstallation.Get().Export(models);
        var process = new PeerProcess(this, start, threads) { WarmUp = WorkloadContender.TieringTime };
        Console.WriteLine(process.Facts.GetProperty("description").GetString());
        return process;
    }
}
