using NetGen;
using Samples;

namespace Digits;

/// <summary>How a network is trained here: at most so many epochs, ended early once the validation loss stops falling.</summary>
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

    /// <summary>Trains a network that is thrown away on one batch, so that the JIT compiler is done before time is taken.</summary>
    public static void WarmUp<TNetwork>(Options options, Dataset train, Dataset validation)
        where TNetwork : class, INetwork<TNetwork> =>
        Create<TNetwork>(options with { Epochs = 1 }).Fit(train.Take(Math.Min(options.BatchSize, train.Count)), validation);
}
