using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>Training steps: forward pass, loss, backward pass, optimizer. What <c>network.TrainStep</c> does.</summary>
/// <param name="data">The data.</param>
/// <param name="createOptimizer">Makes the optimizer.</param>
/// <param name="workers">Threads that share a step.</param>
internal sealed class TrainingWorkload<TNetwork>(RowData data, Func<Optimizer> createOptimizer, int workers) : IWorkload
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkCore core = Cores.Create<TNetwork>(workers);
    private readonly float[] initial = TNetwork.Create(seed: 1).Core.Storage.Parameters.Span.ToArray();
    private Optimizer optimizer = createOptimizer();

    public void Reset()
    {
        initial.CopyTo(core.Storage.Parameters.Span);
        optimizer = createOptimizer();
        data.Reset();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            core.TrainStep(data.Inputs, data.Targets, optimizer);
            data.Next();
        }
    }
}
