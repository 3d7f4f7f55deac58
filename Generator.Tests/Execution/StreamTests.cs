using System.Globalization;
using System.Reflection;
using System.Text;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Execution;

/// <summary>Drawn networks step by step and in blocks against the whole sequence.</summary>
public class StreamTests
{
    private const int Count = 24;
    private const int Steps = 150;

    private static readonly string[] Activations = ["ReLU", "Tanh", "Sigmoid", "GELU", "SiLU", "Softplus", "LeakyReLU"];

    private static readonly Lazy<GeneratedAssembly> Assembly = new(() => GeneratedAssembly.Load(
        new GeneratorRunner(new NetworkGenerator()).Run("using NetGen;\n" + string.Join('\n', Enumerable.Range(0, Count).Select(Draw))).CheckedOutput()));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Count)];

    // Up to 33 · 5 products in a sum and a dozen layers: the order of the sums is worth a few units of 1.2e-7 in each of them.
    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_drawn_network_gives_the_same_step_by_step(int seed) =>
        typeof(StreamTests).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(Assembly.Value.Type($"Drawn{seed}"))
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Draw(seed)], null);

    [Fact]
    public void Without_the_attribute_nothing_is_generated_for_streams()
    {
        var run = new GeneratorRunner(new NetworkGenerator()).Run("using NetGen; [Network(8, 2)] [LSTM(3)] public partial class Net;");
        Assert.DoesNotContain("Stream", string.Concat(run.CheckedOutput().SyntaxTrees.Skip(1).Select(t => t.ToString().Replace("System.IO.Stream", string.Empty, StringComparison.Ordinal)
            .Replace("FromStream", string.Empty, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    private static void Check<TNetwork>(string source)
        where TNetwork : class, IStreamingNetwork<TNetwork>
    {
        var network = TNetwork.Create(seed: 1);
        var random = new Random(2);
        int features = TNetwork.Description.InputShape.Size / Steps, values = TNetwork.Description.OutputShape.Size / Steps;
        float[] inputs = [.. Enumerable.Range(0, Steps * features).Select(_ => (float)((2 * random.NextDouble()) - 1))], whole = new float[Steps * values];
        network.Predict(inputs, whole);
        foreach (int block in new[] { 0, 1, 7, 64, 150 })
        {
            var stream = network.OpenStream();
            float[] outputs = new float[whole.Length];
            for (int step = 0, count; step < Steps; step += count)
            {
                count = Math.Min(Math.Max(1, block), Steps - step);
                ReadOnlySpan<float> x = inputs.AsSpan(step * features, count * features);
                var y = outputs.AsSpan(step * values, count * values);
                if (block == 0)
                {
                    network.Step(x, y, stream);
                }
                else
                {
                    network.Process(x, y, stream);
                }
            }

            for (int i = 0; i < whole.Length; i++)
            {
                Assert.True(
                    Math.Abs(outputs[i] - whole[i]) <= 4e-6f * Math.Max(1, Math.Abs(whole[i])),
                    $"{source}: value {i} in blocks of {block} is {outputs[i]} instead of {whole[i]}");
            }
        }
    }

    private static string Draw(int seed)
    {
        var random = new Random(seed);
        int features = 1 + random.Next(4);
        var text = new StringBuilder($"[Network({Steps}, {features})] [Streaming] ");
        string? named = null;
        int namedFeatures = 0;
        for (int layer = 0; layer < 3 + random.Next(6); layer++)
        {
            switch (random.Next(10))
            {
                case 0 or 1:
                    features = 1 + random.Next(33);
                    text.Append(CultureInfo.InvariantCulture, $"[{(random.Next(2) == 0 ? "LSTM" : "GRU")}({features}, Layers = {1 + random.Next(2)})] ");
                    break;
                case 9:
                    features = 1 + random.Next(33);
                    text.Append(CultureInfo.InvariantCulture, $"[GRU({features}, ResetAfter = false, Layers = {1 + random.Next(2)})] ");
                    break;
                case 2:
                    features = 1 + random.Next(20);
                    text.Append(CultureInfo.InvariantCulture, $"[RNN({features})] ");
                    break;
                case 3 or 4:
                    features = 1 + random.Next(33);
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"[Conv1D({features}, {1 + random.Next(5)}, Padding = Padding.Causal, Dilation = {1 << random.Next(5)})] [{Activations[random.Next(Activations.Length)]}] ");
                    break;
                case 5:
                    // A filter a channel.
                    text.Append(
                        CultureInfo.InvariantCulture, $"[Conv1D({features}, {2 + random.Next(3)}, Padding = Padding.Causal, Groups = {features})] [Tanh] ");
                    break;
                case 6:
                    features = 1 + random.Next(20);
                    text.Append(CultureInfo.InvariantCulture, $"[Dense({features}, PerStep = true)] [{Activations[random.Next(Activations.Length)]}] ");
                    break;
                case 7 when features > 1:
                    text.Append(random.Next(2) == 0 ? "[LayerNorm] [Tanh] " : "[BatchNorm] [Tanh] [Dropout(0.1)] ");
                    break;
                default:
                    text.Append("[SELU] ");
                    break;
            }

            if (named is not null)
            {
                bool fits = namedFeatures == features;
                text.Append(fits ? (random.Next(2) == 0 ? $"[Add(\"{named}\")] " : $"[Multiply(\"{named}\")] ") : $"[Concat(\"{named}\")] ");
                features += fits ? 0 : namedFeatures;
                named = null;
            }
            else if (random.Next(2) == 0)
            {
                (named, namedFeatures) = ($"n{layer}", features);
                text.Append(CultureInfo.InvariantCulture, $"[Softplus(Name = \"{named}\")] ");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"[Dense(2, PerStep = true)] public sealed partial class Drawn{seed};").ToString();
    }
}
