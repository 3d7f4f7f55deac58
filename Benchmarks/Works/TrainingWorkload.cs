using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>Training steps: forward pass, loss, backward pass, optimizer. What <c>network.TrainStep</c> does.</summary>
internal sealed class TrainingWorkload<TNetwork>(int batch, Func<Optimizer> createOptimizer) : IWorkload
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkCore core = TNetwork.Create(seed: 1).Core;
    private readonly float[] initial = TNetwork.Create(seed: 1).Core.Storage.Parameters.Span.ToArray();
    private readonly RowData data = new(TNetwork.Description, batch);
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
