namespace NetGen.Runtime.Tests.Streams;

/// <summary>Steps for networks that stream.</summary>
internal static class StreamData
{
    /// <summary>Numbers between −1 and 1, or indices where the network looks them up.</summary>
    public static float[] Inputs<TNetwork>(int steps, int seed = 1)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        var random = new Random(seed);
        bool areIndices = TNetwork.Description.InputShape.Rank == 1;
        return [.. Enumerable.Range(0, steps * Features<TNetwork>()).Select(_ => areIndices ? random.Next(10) : (float)((2 * random.NextDouble()) - 1))];
    }

    /// <summary>Inputs of a step.</summary>
    public static int Features<TNetwork>()
        where TNetwork : class, IStreamingNetwork<TNetwork> => TNetwork.Description.InputShape.Size / TNetwork.Description.InputShape.Dimensions[0];

    /// <summary>Outputs of a step.</summary>
    public static int Values<TNetwork>()
        where TNetwork : class, IStreamingNetwork<TNetwork> => TNetwork.Description.OutputShape.Size / TNetwork.Description.OutputShape.Dimensions[0];

    /// <summary>The outputs in blocks of so many steps; of 0 steps: step by step.</summary>
    public static float[] Run<TNetwork>(TNetwork network, float[] inputs, int block, SequenceStream<TNetwork>? stream = null)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        stream ??= network.OpenStream();
        int features = Features<TNetwork>(), values = Values<TNetwork>(), steps = inputs.Length / features;
        float[] outputs = new float[steps * values];
        for (int step = 0, count; step < steps; step += count)
        {
            count = Math.Min(Math.Max(block, 1), steps - step);
            if (block == 0)
            {
                network.Step(inputs.AsSpan(step * features, features), outputs.AsSpan(step * values, values), stream);
            }
            else
            {
                network.Process(inputs.AsSpan(step * features, count * features), outputs.AsSpan(step * values, count * values), stream);
            }
        }

        return outputs;
    }
}
