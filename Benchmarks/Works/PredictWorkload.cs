using System.Runtime.CompilerServices;
using NetGen.Generated;

namespace NetGen.Benchmarks.Works;

/// <summary>Inference. What <c>network.Predict</c> does.</summary>
/// <remarks>The first input of a batch is the first output of the one before: a program that reacts to answers cannot overlap its calls either.</remarks>
internal sealed class PredictWorkload<TNetwork>(int batch) : IWorkload
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkCore core = TNetwork.Create(seed: 1).Core;
    private readonly RowData data = new(TNetwork.Description, batch);
    private readonly float[] outputs = new float[batch * TNetwork.Description.OutputShape.Size];

    public void Reset() => data.Reset();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            var inputs = data.Inputs;
            inputs[0] = outputs[0];
            core.Predict(inputs, outputs);
            data.Next();
        }
    }
}
