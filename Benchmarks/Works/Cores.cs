using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>Networks to measure.</summary>
internal static class Cores
{
    /// <summary>A network whose training steps are shared by so many threads.</summary>
    public static NetworkCore Create<TNetwork>(int workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 1);
        network.UseWorkers(workers);
        return network.Core;
    }
}
