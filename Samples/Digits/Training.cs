using NetGen;

namespace Digits;

/// <summary>How a network is trained here: at most so many epochs, ended early once the validation loss stops falling.</summary>
internal static class Training
{
    public static Trainer<TNetwork> Create<TNetwork>(Options options)
        where TNetwork : class, INetwork<TNetwork> =>
        new(TNetwork.Create(options.Seed), CreateOptimizer(options.Optimizer, options.LearningRate))
        {
            BatchSize = options.BatchSize,
            Epochs = options.Epochs,
            Seed = options.Seed,
            Callbacks = { new EarlyStopping { Patience = 10, RestoreBestWeights = true } },
        };

    /// <summary>Trains a network that is thrown away on one batch, so that the JIT compiler is done before time is taken.</summary>
    public static void WarmUp<TNetwork>(Options options, Dataset train, Dataset validation)
        where TNetwork : class, INetwork<TNetwork> =>
        Create<TNetwork>(options with { Epochs = 1 }).Fit(train.Take(Math.Min(options.BatchSize, train.Count)), validation);

    public static Optimizer CreateOptimizer(OptimizerKind kind, float rate) => kind switch
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
