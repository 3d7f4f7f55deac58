using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>Gradients alone: forward pass, loss, backward pass. What <c>network.ComputeGradients</c> does.</summary>
internal sealed class GradientWorkload<TNetwork>(int batch, int workers) : IWorkload
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkCore core = Cores.Create<TNetwork>(workers);
    private readonly RowData data = new(TNetwork.Description, batch);

    public void Reset() => data.Reset();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            core.ComputeGradients(data.Inputs, data.Targets);
            data.Next();
        }
    }
}
