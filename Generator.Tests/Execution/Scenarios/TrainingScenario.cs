using System.Security.Cryptography;
using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>Training, saving and loading, told in text, so that two processes can be compared.</summary>
public static class TrainingScenario
{
    private const int Rows = 203;
    private static readonly string[] ClassNames = ["left", "middle", "right"];

    /// <summary>Trains with everything that uses random numbers, saves, and tells the bits of the parameters and of some predictions.</summary>
    public static string Train<TNetwork>(string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        var (train, validation) = Data(TNetwork.Description).Split(0.8, seed: 3);
        var network = TNetwork.Create(5);
        new Trainer<TNetwork>(network, new Adam { LearningRate = 0.01f })
        {
            BatchSize = 32,
            Epochs = 4,
            Seed = 7,
            Callbacks = { new EarlyStopping { Patience = 2, RestoreBestWeights = true } },
        }.Fit(train, validation);
        NetworkFile.Save(network.Core, path);
        return $"{Convert.ToHexString(SHA256.HashData(Bytes(network.Core.Storage.Parameters.Span)))} {Answers(network.Core)}";
    }

    /// <summary>Loads a file into a network of another seed and tells the bits of the same predictions.</summary>
    public static string Predict<TNetwork>(string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        var core = TNetwork.Create(99).Core;
        NetworkFile.Load(core, path);
        return Answers(core);
    }

    /// <summary>The network's answer to raw rows: the bits, and the labels where there are.</summary>
    private static string Answers(NetworkCore core)
    {
        var data = Data(core.Description);
        float[] outputs = new float[core.Description.OutputShape.Size];
        var text = new List<string>();
        for (int row = 0; row < 5; row++)
        {
            core.Predict(data.Input(row), outputs);
            text.Add(Convert.ToHexString(Bytes(outputs)));
            if (core.Description.Loss.IsClassification)
            {
                text.Add(Predictions.Label(core, data.Input(row)));
            }
        }

        return string.Join(' ', text);
    }

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<float> values) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(values);

    /// <summary>Rows whose targets follow from them, with features of different means and deviations.</summary>
    internal static Dataset Data(NetworkDescription network)
    {
        int size = network.InputShape.Size, outputs = network.OutputShape.Size;
        var random = new Random(11);
        float[] inputs = [.. Enumerable.Range(0, Rows * size).Select(i => (random.NextSingle() * (1 + (i % size))) - (i % 3))];
        float Feature(int row, int feature) => inputs[(row * size) + (feature % size)];
        return network.Loss.TakesLabels
            ? Dataset.FromArrays(inputs, size, [.. Enumerable.Range(0, Rows).Select(row => Feature(row, 0) > 0.6f ? 2 : Feature(row, 1) > 0 ? 1 : 0)], ClassNames)
            : Dataset.FromArrays(inputs, size, [.. Enumerable.Range(0, Rows * outputs).Select(i => 100 + (10 * Feature(i / outputs, i % outputs)))], outputs);
    }
}
