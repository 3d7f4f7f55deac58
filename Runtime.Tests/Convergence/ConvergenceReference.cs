using System.Text.Json;

namespace NetGen.Runtime.Tests.Convergence;

/// <summary>What PyTorch's trainings of <c>Reference/convergence.json</c> came to, by optimizer setting.</summary>
internal static class ConvergenceReference
{
    private static readonly Dictionary<string, Func<Optimizer>> Optimizers = new()
    {
        ["sgd lr=0.1"] = () => new Sgd { LearningRate = 0.1f },
        ["sgd momentum=0.9 lr=0.05"] = () => new Sgd { LearningRate = 0.05f, Momentum = 0.9 },
        ["adam lr=1e-3"] = () => new Adam { LearningRate = 1e-3f },
        ["adadelta lr=1.0 (rho .9, eps 1e-6)"] = () => new Adadelta { LearningRate = 1f, Rho = 0.9, Epsilon = 1e-6 },
        ["adagrad lr=0.01"] = () => new Adagrad { LearningRate = 0.01f },
        ["rmsprop lr=1e-3 (alpha .99)"] = () => new RmsProp { LearningRate = 1e-3f, Alpha = 0.99 },
    };

    public static IReadOnlyList<Result> Results { get; } = Read();

    public static Optimizer CreateOptimizer(string setting) => Optimizers[setting]();

    private static Result[] Read()
    {
        string json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "convergence.json"));
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.GetProperty("results").EnumerateArray().Select(r => new Result(
                r.GetProperty("optimizer").GetString()!,
                r.GetProperty("test_acc_mean").GetDouble(),
                r.GetProperty("train_loss_mean").GetDouble())),
        ];
    }

    /// <summary>Means over PyTorch's seeds.</summary>
    internal sealed record Result(string Setting, double TestAccuracy, double TrainingLoss);
}
