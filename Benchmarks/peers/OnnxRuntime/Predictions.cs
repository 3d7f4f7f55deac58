using System.Globalization;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using NetGen.Benchmarks.Protocol;

namespace NetGen.Benchmarks.OnnxRuntimePeer;

/// <summary>The predictions whose models lie in a folder.</summary>
internal sealed class Predictions : IMeasuredProgram
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, Model> models;
    private readonly List<PredictionSession> sessions = [];
    private readonly string folder;
    private readonly int threads;

    public Predictions(string folder, int threads)
    {
        this.folder = folder;
        this.threads = threads;
        models = JsonSerializer.Deserialize<Dictionary<string, Model>>(File.ReadAllText(Path.Combine(folder, "models.json")), Names)!;
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Works => models.Keys;

    /// <inheritdoc/>
    public string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}; models exported by PyTorch, all graph optimisations; threads: {threads}");

    /// <inheritdoc/>
    public PreparedWork Prepare(string work)
    {
        sessions.ForEach(session => session.Dispose());
        sessions.Clear();
        var model = models[work];
        string file = Path.Combine(folder, model.File);
        return new(model.Parameters, [("run", () => Build(file, isBound: false)), ("io-binding", () => Build(file, isBound: true))]);
    }

    private Variant Build(string file, bool isBound)
    {
        var session = new PredictionSession(file, threads);
        sessions.Add(session);
        return new(static () => { }, isBound ? session.RunBound : session.Run);
    }
}
