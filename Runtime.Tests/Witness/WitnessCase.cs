using System.Runtime.InteropServices;
using System.Security.Cryptography;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Witness;

/// <summary>A short training whose every bit is held.</summary>
/// <param name="Network">The annotated class.</param>
/// <param name="Optimizer">Makes what turns its gradients into steps.</param>
/// <param name="SharingWorkers">Of many workers, those that share a step.</param>
/// <param name="Train">Trains a network of the class by so many workers, and gives the hash of each part.</param>
internal sealed record WitnessCase(Type Network, Func<Optimizer> Optimizer, int SharingWorkers, Func<int, IReadOnlyList<(string Part, string Hash)>> Train)
{
    /// <summary>More than one, for the steps that are shared.</summary>
    public const int Workers = 3;

    private const int Steps = 20;
    private const int PredictedRows = 37;

    /// <summary>Makes a case.</summary>
    /// <param name="rows">Rows of a batch; every fifth is shorter.</param>
    /// <param name="optimizer">Makes what turns its gradients into steps.</param>
    /// <param name="weights">Which weights go with the targets.</param>
    /// <param name="indices">Inputs are indices below this, for an embedding; 0: numbers in [−1, 1).</param>
    /// <param name="prepare">What is done to the network before it is trained.</param>
    public static WitnessCase Of<TNetwork>(
        int rows, Func<Optimizer> optimizer, WitnessWeights weights = WitnessWeights.None, int indices = 0, Action<TNetwork>? prepare = null)
        where TNetwork : class, INetwork<TNetwork> =>
        new(
            typeof(TNetwork),
            optimizer,
            TNetwork.Create(seed: 0).Core.UsefulWorkers(rows, Workers),
            workers => Run(rows, optimizer(), new WitnessData(TNetwork.Description, weights, indices), workers, prepare));

    private static (string Part, string Hash)[] Run<TNetwork>(int rows, Optimizer optimizer, WitnessData data, int workers, Action<TNetwork>? prepare)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 5);
        var core = network.Core;
        core.Seed = 7;
        prepare?.Invoke(network);
        PreprocessingFitter.FitUnlessFitted(core, data.Rows(rows));
        core.Workers = workers;
        double[] losses = new double[Steps + 1];
        for (int step = 0; step < Steps; step++)
        {
            int count = step % 5 == 4 ? (rows / 2) + 1 : rows;
            losses[step] = core.TrainStep(data.Inputs(step, count), data.Targets(step, count), optimizer);
        }

        core.Workers = 1;
        float[] outputs = new float[PredictedRows * TNetwork.Description.OutputShape.Size];
        core.Predict(data.Inputs(Steps, PredictedRows), outputs);
        losses[Steps] = core.EvaluateLoss(outputs, data.Targets(Steps, PredictedRows)).Mean;
        Assert.All(losses, loss => Assert.True(double.IsFinite(loss), $"{typeof(TNetwork).Name}: a loss is {loss}."));
        var state = core.Storage.State.Span;
        return
        [
            ("weights", Hash<float>(core.Storage.Parameters.Span)),
            .. state.IsEmpty ? [] : new[] { ("state", Hash<float>(state)) },
            ("outputs", Hash<float>(outputs)),
            ("losses", Hash<double>(losses)),
        ];
    }

    private static string Hash<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(values)))[..32];
}
