using System.Globalization;
using System.Text;
using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>
/// The values of every layer of some networks, bit by bit those that a network predicts which ends there: whatever shares its memory, and whatever is written into the loops of another layer.
/// </summary>
public sealed class PredictLayerTests
{
    /// <summary>Input shape, and layers in order: each with a name of its own (a letter), and those of the layers that it takes beside the one before it.</summary>
    private static readonly Dictionary<string, (string Input, (string Attribute, string From, string[] Others)[] Layers)> Networks = new()
    {
        ["dense"] = ("5",
        [
            ("Standardize", "", []), ("Dense(7, Activation.Tanh)", "", []), ("Dropout(0.3)", "", []), ("Dense(20, Bias = false)", "", []), ("BatchNorm", "", []), ("ReLU", "", []), ("GaussianNoise(0.1)", "", []),
            ("Dense(6)", "", []), ("LayerNorm", "", []), ("Sigmoid", "", []), ("Dense(3)", "", []), ("Softmax", "", []),
        ]),
        ["image"] = ("6, 6, 2",
        [
            ("Rescale(0.5)", "", []), ("Conv2D(5, 3, Activation.ReLU)", "", []), ("BatchNorm", "", []), ("Tanh", "", []), ("Dropout2D(0.2)", "", []), ("MaxPool2D(2)", "", []), ("SiLU", "", []), ("ZeroPad2D(1)", "", []),
            ("ConvTranspose2D(3, 2)", "", []), ("GroupNorm(3)", "", []), ("UpSample2D(2)", "", []), ("AvgPool2D(2)", "", []), ("Flatten", "", []), ("Dense(18)", "", []), ("Reshape(3, 3, 2)", "", []), ("GlobalMaxPool", "", []),
        ]),
        ["residual"] = ("6, 6, 2",
        [
            ("Conv2D(4, 3, Padding = Padding.Same, Bias = false)", "", []), ("BatchNorm", "", []), ("ReLU", "", []), ("Conv2D(4, 3, Padding = Padding.Same, Bias = false)", "", []), ("BatchNorm", "", []), ("Add(\"c\")", "", ["c"]), ("ReLU", "", []),
            ("GlobalAvgPool", "", []), ("Flatten", "g", []), ("Concat(\"h\")", "", ["h"]), ("Dense(5)", "", []), ("LeakyReLU", "", []), ("Multiply(\"k\")", "", ["k"]),
        ]),
        ["table"] = ("6", [("Embedding(9, 4)", "", []), ("Conv1D(5, 3, Activation.GELU)", "", []), ("AvgPool1D(2)", "", []), ("Flatten", "", []), ("Softplus", "", []), ("Dense(17)", "", []), ("LogSoftmax", "", [])]),
        ["pointwise"] = ("3", [("Dropout(0.5)", "", []), ("Tanh", "", []), ("BatchNorm", "", []), ("ELU", "", [])]),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_what_a_network_predicts_that_ends_there(string name)
    {
        var (input, layers) = Networks[name];
        var source = new StringBuilder("using NetGen;\n");
        for (int last = 0; last < layers.Length; last++)
        {
            source.Append(Source(string.Create(CultureInfo.InvariantCulture, $"Up{last}"), input, layers, last));
        }

        // That of a truncated network may have a warning: a bias without effect, a layer that does nothing.
        var assembly = GeneratedAssembly.Load(new GeneratorRunner(new NetworkGenerator()).Run(source.ToString()).Output);
        var whole = GeneratedAssembly.CoreOf(assembly.Create($"Up{layers.Length - 1}", 3));
        FillState(whole.Storage.State.Span);
        whole.Storage.IsFitted = true;
        for (int last = 0; last < layers.Length; last++)
        {
            var part = GeneratedAssembly.CoreOf(assembly.Create($"Up{last}", 4));
            CopyWeights(whole, part);
            foreach (int rows in new[] { 0, 1, 5, 100 })
            {
                float[] inputs = Inputs(rows * whole.Description.InputShape.Size, name == "table");
                float[] expected = new float[rows * part.Description.OutputShape.Size], actual = new float[expected.Length];
                part.Predict(inputs, expected);
                whole.PredictLayer(whole.Description.IndexOf(Letter(last)), inputs, actual);
                Assert.True(expected.AsSpan().SequenceEqual(actual), $"{name}: {layers[last].Attribute} '{Letter(last)}', {rows} rows");
            }
        }
    }

    [Fact]
    public void Only_layers_with_a_name_have_code()
    {
        const string Layers = "[Network(3)] [Dense(4, Activation.Tanh{0})] [Dense(2)] public sealed partial class Small;";
        var without = new GeneratorRunner(new NetworkGenerator()).Load("using NetGen;\n" + string.Format(CultureInfo.InvariantCulture, Layers, ""));
        var with = new GeneratorRunner(new NetworkGenerator()).Load("using NetGen;\n" + string.Format(CultureInfo.InvariantCulture, Layers, ", Name = \"hidden\""));
        float[] values = new float[4];

        var core = GeneratedAssembly.CoreOf(without.Create("Small", 1));
        var error = Assert.Throws<InvalidOperationException>(() => core.PredictLayer(0, new float[3], values));
        Assert.Equal("Layer 'dense1' (Dense, Tanh) of Small has no explicit name: give its attribute a Name, so that code for its values is generated.", error.Message);

        core = GeneratedAssembly.CoreOf(with.Create("Small", 1));
        core.PredictLayer(0, [1, 2, 3], values);
        Assert.Contains(values, value => value != 0);
        Assert.Throws<InvalidOperationException>(() => core.PredictLayer(1, new float[3], new float[2]));
        Assert.Throws<ArgumentException>(() => core.PredictLayer(0, new float[3], new float[5]));
        Assert.Throws<ArgumentException>(() => core.PredictLayer(0, new float[4], values));
    }

    private static string Letter(int index) => ((char)('a' + index)).ToString();

    /// <summary>A network of the layers that the last one needs: one whose output nobody takes would be a mistake.</summary>
    private static string Source(string name, string input, (string Attribute, string From, string[] Others)[] layers, int last)
    {
        bool[] isNeeded = new bool[layers.Length];
        Need(last);
        var text = new StringBuilder($"[Network({input})]\n");
        int previous = -1;
        for (int i = 0; i <= last; i++)
        {
            if (isNeeded[i])
            {
                string from = Source(i) == previous ? "" : $", From = \"{(Source(i) < 0 ? "input" : Letter(Source(i)))}\"";
                string attribute = layers[i].Attribute;
                text.Append(CultureInfo.InvariantCulture, $"[{(attribute.EndsWith(')') ? attribute[..^1] + ", " : attribute + "(")}Name = \"{Letter(i)}\"{from})]\n");
                previous = i;
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"public sealed partial class {name};\n").ToString();

        int Source(int index) => layers[index].From.Length > 0 ? layers[index].From[0] - 'a' : index - 1;

        void Need(int index)
        {
            if (index >= 0 && !isNeeded[index])
            {
                isNeeded[index] = true;
                Need(Source(index));
                Array.ForEach(layers[index].Others, other => Need(other[0] - 'a'));
            }
        }
    }

    private static float[] Inputs(int count, bool areIndices) =>
        [.. Enumerable.Range(0, count).Select(i => areIndices ? i * 7 % 9 : MathF.Sin(i * 0.7f))];

    /// <summary>As they are stored. (A file would have the outputs of a layer that become an image later in another order.)</summary>
    private static void CopyWeights(NetworkCore whole, NetworkCore part)
    {
        // What standardises stands first in the state of both.
        FillState(part.Storage.State.Span);
        part.Storage.IsFitted = true;
        foreach (var layer in part.Description.Layers)
        {
            var original = whole.Description.Layer(layer.Name);
            for (int i = 0; i < layer.Parameters.Count; i++)
            {
                Slice(whole.Storage.Parameters, original.Parameters[i]).CopyTo(Slice(part.Storage.Parameters, layer.Parameters[i]));
            }

            for (int i = 0; i < layer.State.Count; i++)
            {
                Slice(whole.Storage.State, original.State[i]).CopyTo(Slice(part.Storage.State, layer.State[i]));
            }
        }

        static Span<float> Slice(AlignedBuffer buffer, ParameterDescription parameter) => buffer.Span.Slice(parameter.Offset, parameter.StorageLength);
    }

    /// <summary>Means, deviations and variances that do something.</summary>
    private static void FillState(Span<float> state)
    {
        for (int i = 0; i < state.Length; i++)
        {
            state[i] = 0.5f + (0.1f * (i % 7));
        }
    }
}
