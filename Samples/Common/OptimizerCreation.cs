using NetGen;

namespace Samples;

/// <summary>Creates optimizers by kind.</summary>
internal static class OptimizerCreation
{
    /// <summary>An optimizer with a learning rate, and PyTorch's defaults for the rest.</summary>
    public static Optimizer Create(this OptimizerKind kind, float rate) => kind switch
    {
        OptimizerKind.Sgd => new Sgd { LearningRate = rate },
        OptimizerKind.Momentum => new Sgd { LearningRate = rate, Momentum = 0.9 },
        OptimizerKind.Adam => new Adam { LearningRate = rate },
        OptimizerKind.AdamW => new AdamW { LearningRate = rate },
        OptimizerKind.Adadelta => new Adadelta { LearningRate = rate },
        OptimizerKind.Adagrad => new Adagrad { LearningRate = rate },
        OptimizerKind.RmsProp => new RmsProp { LearningRate = rate },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown optimizer."),
    };
}
