using System.Text.Json;
using NetGen;

namespace Amp;

/// <summary>
/// Puts the weights of RTNeural's JSON into a network of the same layers: <c>layers[]{type, activation, shape, weights}</c>, as Keras lays them out. Dense,
/// LSTM, GRU and convolutions, in the order of the network.
/// </summary>
internal static class RTNeuralWeights
{
    /// <summary>Fills a network.</summary>
    /// <exception cref="ModelFileException">The file is no such JSON, or has other layers than the network.</exception>
    public static void Load<TNetwork>(string path, TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var layers = document.RootElement.GetProperty("layers").EnumerateArray().Where(l => Type(l) != "activation").ToList();
            var own = TNetwork.Description.Layers.Where(l => l.Parameters.Count > 0).ToList();
            if (layers.Count != own.Count)
            {
                throw new ModelFileException($"{path} has {layers.Count} layers with weights, but {TNetwork.Description.Name} has {own.Count}.");
            }

            for (int i = 0; i < layers.Count; i++)
            {
                Fill(layers[i], own[i], network.Layer(own[i].Name));
            }
        }
        catch (Exception wrong) when (
            wrong is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or FormatException)
        {
            throw new ModelFileException($"{path} is no model of RTNeural: {wrong.Message}");
        }
    }

    private static string Type(JsonElement layer) => layer.GetProperty("type").GetString() ?? string.Empty;

    private static void Fill(JsonElement layer, LayerDescription own, LayerView view)
    {
        string type = Type(layer);
        var weights = layer.GetProperty("weights");
        switch ((type, own.Kind))
        {
            case ("dense" or "time-distributed-dense", "Dense"):
                view.CopyWeightsFrom(Fitting(Transposed(weights[0]), own, "weight"));
                view.CopyBiasesFrom(Fitting(Flat(weights[1]), own, "bias"));
                break;
            case ("conv1d", "Conv1D"):
                view.CopyWeightsFrom(Fitting(Kernel(weights[0]), own, "weight"));
                view.CopyBiasesFrom(Fitting(Flat(weights[1]), own, "bias"));
                break;
            case ("lstm", "LSTM"):
                // Gates i, f, c, o: PyTorch's order. There is one bias, so that the second one is 0.
                Recurrent([0, 1, 2, 3]);
                float[] bias = Fitting(Flat(weights[2]), own, "bias_ih_l0");
                view.CopyParameterFrom("bias_ih_l0", bias);
                view.CopyParameterFrom("bias_hh_l0", new float[bias.Length]);
                break;
            case ("gru", "GRU"):
                // Gates z, r, h; PyTorch has r, z, n.
                Recurrent([1, 0, 2]);
                view.CopyParameterFrom("bias_ih_l0", Fitting(Gates(Flat(weights[2][0]), [1, 0, 2]), own, "bias_ih_l0"));
                view.CopyParameterFrom("bias_hh_l0", Fitting(Gates(Flat(weights[2][1]), [1, 0, 2]), own, "bias_hh_l0"));
                break;
            default:
                throw new ModelFileException($"The file has the layer '{type}' where the network has {own.Kind} '{own.Name}'.");
        }

        void Recurrent(int[] order)
        {
            view.CopyParameterFrom("weight_ih_l0", Fitting(Gates(Transposed(weights[0]), order), own, "weight_ih_l0"));
            view.CopyParameterFrom("weight_hh_l0", Fitting(Gates(Transposed(weights[1]), order), own, "weight_hh_l0"));
        }
    }

    /// <summary>Numbers of the expected count.</summary>
    private static float[] Fitting(float[] numbers, LayerDescription own, string name)
    {
        var parameter = own.FindParameter(name) ?? throw new ModelFileException($"{own.Kind} '{own.Name}' has no {name}.");
        return numbers.Length == parameter.Count
            ? numbers
            : throw new ModelFileException($"The file has {numbers.Length} numbers for {name} of {own.Kind} '{own.Name}', which has {parameter.Count}.");
    }

    private static float[] Flat(JsonElement numbers) => [.. numbers.EnumerateArray().Select(n => n.GetSingle())];

    /// <summary>[inputs][outputs] as [outputs][inputs].</summary>
    private static float[] Transposed(JsonElement matrix)
    {
        float[][] rows = [.. matrix.EnumerateArray().Select(Flat)];
        return [.. Enumerable.Range(0, rows[0].Length).SelectMany(output => rows.Select(row => row[output]))];
    }

    /// <summary>[taps][inputs][outputs] as [outputs][inputs][taps].</summary>
    private static float[] Kernel(JsonElement kernel)
    {
        float[][][] taps = [.. kernel.EnumerateArray().Select(tap => tap.EnumerateArray().Select(Flat).ToArray())];
        return [.. from output in Enumerable.Range(0, taps[0][0].Length) from input in Enumerable.Range(0, taps[0].Length) from tap in taps select tap[input][output]];
    }

    /// <summary>The parts of the gates in another order.</summary>
    private static float[] Gates(float[] values, int[] order)
    {
        int part = values.Length / order.Length;
        return [.. order.SelectMany(gate => values.Skip(gate * part).Take(part))];
    }
}
