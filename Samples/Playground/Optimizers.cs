using NetGen;

namespace Playground;

/// <summary>The optimizers that take part, each with a learning rate that suits it here.</summary>
internal static class Optimizers
{
    public static string NameOf(OptimizerKind kind) => kind.ToString().ToLowerInvariant();

    public static float RateOf(OptimizerKind kind) => kind switch
    {
        OptimizerKind.Sgd => 0.3f,
        OptimizerKind.Momentum => 0.1f,
        OptimizerKind.Adadelta => 2f,
        OptimizerKind.Adagrad => 0.05f,
        OptimizerKind.RmsProp => 0.003f,
        _ => 0.01f,
    };

    public static Optimizer Create(OptimizerKind kind, float rate) => kind switch
    {
        OptimizerKind.Sgd => new Sgd { LearningRate = rate },
        OptimizerKind.Momentum => new Sgd { LearningRate = rate, Momentum = 0.9 },
        OptimizerKind.Adam => new Adam { LearningRate = rate },
        OptimizerKind.AdamW => new AdamW { LearningRate = rate },
        OptimizerKind.Adadelta => new Adadelta { LearningRate = rate },
        OptimizerKind.Adagrad => new Adagrad { LearningRate = rate },
        OptimizerKind.RmsProp => new RmsProp { LearningRate = rate },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such optimizer."),
    };
}
