using System.Runtime.CompilerServices;

namespace NetGen.Benchmarks.Works;

/// <summary>Steps of a stream. What <c>network.Step</c> does for one step, and <c>network.Process</c> for a block.</summary>
internal sealed class StreamWorkload<TNetwork>(int block) : IWorkload
    where TNetwork : class, IStreamingNetwork<TNetwork>
{
    // More steps than fit into a block, so that the inputs change.
    private const int Steps = 4096;

    private readonly TNetwork network = TNetwork.Create(seed: 1);
    private readonly float[] inputs = [.. StandardNormal.Numbers(Steps * Features, seed: 2).Select(x => MathF.Tanh(x))];
    private readonly float[] outputs = new float[block * (TNetwork.Description.OutputShape.Size / TNetwork.Description.OutputShape.Dimensions[0])];
    private readonly SequenceStream<TNetwork> stream = TNetwork.Create(seed: 1).OpenStream();
    private int next;

    private static int Features => TNetwork.Description.InputShape.Size / TNetwork.Description.InputShape.Dimensions[0];

    public void Reset()
    {
        stream.Reset();
        next = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int steps)
    {
        int length = block * Features;
        for (int step = 0; step < steps; step++)
        {
            var x = inputs.AsSpan(next, length);
            if (block == 1)
            {
                network.Step(x, outputs, stream);
            }
            else
            {
                network.Process(x, outputs, stream);
            }

            next = next + (2 * length) > inputs.Length ? 0 : next + length;
        }
    }
}
