using NetGen;
using Samples;

namespace Digits;

/// <summary>Trains a network here: stops early once the validation loss no longer falls.</summary>
internal static class Training
{
    public static Trainer<TNetwork> Create<TNetwork>(Options options)
        where TNetwork : class, INetwork<TNetwork> =>
        new(TNetwork.Create(options.Seed), options.Optimizer.Create(options.LearningRate))
        {
            BatchSize = options.BatchSize,
            Epochs = options.Epochs,
            Seed = options.Seed,
            Callbacks = { new EarlyStopping { Patience = 10, RestoreBestWeights = true } },
        };

    /// <summary>Trains a throw-away network on one batch, so that the JIT compiler has finished before time is measured.</summary>
    public static void WarmUp<TNetwork>(Options options, Dataset train, Dataset validation)
        where TNetwork : class, INetwork<TNetwork> =>
        Create<TNetwork>(options with { Epochs = 1 }).Fit(train.Take(Math.Min(options.BatchSize, train.Count)), validation);
}
