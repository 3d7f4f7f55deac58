using System.Text.Json;

namespace Amp;

/// <summary>Puts the weights of a <c>.nam</c> file into a network of the same shape.</summary>
internal sealed class NamWeights
{
    private readonly float[] weights;
    private int next;

    private NamWeights(NamFile file) => weights = file.Weights;

    /// <summary>Fills the standard WaveNet.</summary>
    /// <exception cref="ModelFileException">The file is of another architecture or size.</exception>
    public static void Load(NamFile file, StandardWaveNet network)
    {
        Require(file, "WaveNet");
        var arrays = Property(file.Config, "layers").EnumerateArray().ToList();
        if (arrays.Count != 2)
        {
            throw new ModelFileException($"The WaveNet has {arrays.Count} arrays of layers, but {nameof(StandardWaveNet)} has 2.");
        }

        Check(arrays[0], "first", inputs: 1, channels: 16, head: 8, hasHeadBias: false);
        Check(arrays[1], "second", inputs: 16, channels: 8, head: 1, hasHeadBias: true);
        var reader = new NamWeights(file);
        reader.Fill(network, "a", inputs: 1, channels: 16, head: 8, hasHeadBias: false);
        reader.Fill(network, "b", inputs: 16, channels: 8, head: 1, hasHeadBias: true);

        // The factor of the result belongs to the last product: one multiplication less a sample.
        float scale = reader.Take(1)[0];
        float[] head = new float[8];
        network.Layer("bhead").CopyWeightsTo(head);
        network.Layer("bhead").CopyWeightsFrom([.. head.Select(w => w * scale)]);
        network.Layer("bhead").Bias(0) *= scale;
        reader.End();
    }

    /// <summary>Fills an LSTM. The file has one bias a gate; the second one becomes 0.</summary>
    /// <exception cref="ModelFileException">The file is of another architecture or size.</exception>
    public static void Load(NamFile file, NamLSTM network)
    {
        Require(file, "LSTM");
        int units = NamLSTM.Description.Layers[0].OutputShape.Dimensions[1];
        int inputs = NamFile.Size(file.Config, "input_size"), hidden = NamFile.Size(file.Config, "hidden_size"), layers = NamFile.Size(file.Config, "num_layers");
        if ((inputs, hidden, layers) != (1, units, 1))
        {
            throw new ModelFileException(
                $"The LSTM has {inputs} inputs, {hidden} units and {layers} layers, but {nameof(NamLSTM)} has 1, {units} and 1: change the class.");
        }

        // A row of both matrices after the other: the weights of the input, then those of the state.
        var reader = new NamWeights(file);
        float[] ofInput = new float[4 * units], ofState = new float[4 * units * units];
        for (int gate = 0; gate < 4 * units; gate++)
        {
            ofInput[gate] = reader.Take(1)[0];
            reader.Take(units).CopyTo(ofState, gate * units);
        }

        network.Layer("lstm").CopyParameterFrom("weight_ih_l0", ofInput);
        network.Layer("lstm").CopyParameterFrom("weight_hh_l0", ofState);
        network.Layer("lstm").CopyParameterFrom("bias_ih_l0", reader.Take(4 * units));
        network.Layer("lstm").CopyParameterFrom("bias_hh_l0", new float[4 * units]);
        network.Layer("lstm").CopyParameterFrom("h_0_l0", reader.Take(units));
        network.Layer("lstm").CopyParameterFrom("c_0_l0", reader.Take(units));
        network.Layer("head").CopyWeightsFrom(reader.Take(units));
        network.Layer("head").CopyBiasesFrom(reader.Take(1));
        reader.End();
    }

    private static void Require(NamFile file, string architecture)
    {
        if (file.Architecture != architecture)
        {
            throw new ModelFileException($"The file has the architecture {file.Architecture}, but {architecture} is expected.");
        }
    }

    private static JsonElement Property(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) ? value : throw new ModelFileException($"The configuration has no '{name}'.");

    private static void Check(JsonElement array, string title, int inputs, int channels, int head, bool hasHeadBias)
    {
        Expect("input_size", inputs);
        Expect("condition_size", 1);
        Expect("channels", channels);
        Expect("head_size", head);
        Expect("kernel_size", 3);
        string dilations = string.Join(", ", Property(array, "dilations").EnumerateArray().Select(d => d.ToString()));
        string expected = string.Join(", ", Enumerable.Range(0, 10).Select(i => 1 << i));
        if (dilations != expected)
        {
            throw new ModelFileException($"The {title} array has the dilations {dilations}, but {nameof(StandardWaveNet)} has {expected}.");
        }

        if (Property(array, "activation").ToString() != "Tanh" || Property(array, "gated").ValueKind == JsonValueKind.True)
        {
            throw new ModelFileException(
                $"The {title} array is gated or has another activation than Tanh, but {nameof(StandardWaveNet)} has Tanh without gates.");
        }

        if ((Property(array, "head_bias").ValueKind == JsonValueKind.True) != hasHeadBias)
        {
            throw new ModelFileException(
                $"The head of the {title} array {(hasHeadBias ? "has no bias" : "has a bias")}, unlike that of {nameof(StandardWaveNet)}.");
        }

        void Expect(string name, int size)
        {
            if (NamFile.Size(array, name) != size)
            {
                throw new ModelFileException($"The {title} array has the {name} {NamFile.Size(array, name)}, but {nameof(StandardWaveNet)} has {size}.");
            }
        }
    }

    private void Fill(StandardWaveNet network, string array, int inputs, int channels, int head, bool hasHeadBias)
    {
        Set(array + "0", channels * inputs, 0);
        for (int layer = 0; layer < 10; layer++)
        {
            Set($"{array}c{layer}", channels * channels * 3, channels);
            Set($"{array}m{layer}", channels, 0);
            if (array == "b" && layer == 9)
            {
                // Nothing follows that would use it.
                Take((channels * channels) + channels);
            }
            else
            {
                Set($"{array}p{layer}", channels * channels, channels);
            }
        }

        Set(array + "head", head * channels, hasHeadBias ? head : 0);

        // Both have the order of PyTorch: outputs, inputs, taps.
        void Set(string name, int count, int biases)
        {
            network.Layer(name).CopyWeightsFrom(Take(count));
            if (biases > 0)
            {
                network.Layer(name).CopyBiasesFrom(Take(biases));
            }
        }
    }

    private float[] Take(int count)
    {
        if (next + count > weights.Length)
        {
            throw new ModelFileException($"The file has only {weights.Length} weights, which are too few for its sizes.");
        }

        next += count;
        return weights[(next - count)..next];
    }

    private void End()
    {
        if (next != weights.Length)
        {
            throw new ModelFileException($"The file has {weights.Length} weights, but its sizes need {next}.");
        }
    }
}
