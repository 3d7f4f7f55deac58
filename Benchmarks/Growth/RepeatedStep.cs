using System.Runtime.CompilerServices;
using NetGen.Benchmarks.Works;
using NetGen.Generated;

namespace NetGen.Benchmarks.Growth;

/// <summary>Training steps on one batch, so slow that the weights stay where they are.</summary>
internal sealed class RepeatedStep(NetworkCore core, float[] inputs, float[] targets) : IWorkload
{
    private readonly Sgd optimizer = new() { LearningRate = 1e-8f };

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            core.TrainStep(inputs, targets, optimizer);
        }
    }
}
