using System.Globalization;
using System.Text.Json;

namespace NetGen.Runtime.Tests.Streams;

/// <summary>RTNeural's own tests of recurrent networks, with its tolerances: a stream of 1,000 steps against what PyTorch gave.</summary>
public class RTNeuralTests
{
    [SequencesFact("rtneural-lstm.json, rtneural-lstm-x.csv and rtneural-lstm-y.csv")]
    public void Its_LSTM_gives_what_PyTorch_gives() => Check(new RTNeuralLSTM(), "lstm", 1e-6f);

    [SequencesFact("rtneural-gru.json, rtneural-gru-x.csv and rtneural-gru-y.csv")]
    public void Its_GRU_gives_what_PyTorch_gives() => Check(new RTNeuralGRU(), "gru", 5e-6f);

    /// <summary>Step by step, and in blocks of 64.</summary>
    private static void Check<TNetwork>(TNetwork network, string name, float tolerance)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        Check(network, name, block: 0, tolerance);
        Check(network, name, block: 64, tolerance);
    }

    private static void Check<TNetwork>(TNetwork network, string name, int block, float tolerance)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        using var weights = JsonDocument.Parse(File.ReadAllText(PathOf($"rtneural-{name}.json")));
        foreach (var tensor in weights.RootElement.EnumerateObject())
        {
            string[] parts = tensor.Name.Split('.');
            network.Layer(parts[0]).CopyParameterFrom(parts[1], [.. Numbers(tensor.Value)]);
        }

        float[] outputs = StreamData.Run(network, Series($"rtneural-{name}-x.csv"), block), expected = Series($"rtneural-{name}-y.csv");
        Assert.Equal(1000, outputs.Length);
        Assert.All(outputs.Zip(expected), pair => Assert.InRange(pair.First, pair.Second - tolerance, pair.Second + tolerance));
    }

    private static IEnumerable<float> Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Numbers) : [element.GetSingle()];

    private static float[] Series(string file) => [.. File.ReadLines(PathOf(file)).Select(line => float.Parse(line, CultureInfo.InvariantCulture))];

    private static string PathOf(string file) => Path.Combine(SharedData.Folder("sequences")!, file);
}
