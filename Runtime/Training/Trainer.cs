namespace NetGen;

/// <summary>Trains a network on data, epoch by epoch.</summary>
public sealed class Trainer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
}
