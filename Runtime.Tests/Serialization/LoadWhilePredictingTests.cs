using NetGen.Generated;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Two hidden layers, so that a mixture of two networks would be neither.</summary>
[Network(6), Standardize, Dense(24, Activation.Tanh), Dense(24, Activation.Tanh), Dense(2), CrossEntropyLoss]
internal sealed partial class LoadedNetwork;

/// <summary><c>Load</c> while other threads predict: every answer is the old or the new network's, to the bit.</summary>
public class LoadWhilePredictingTests
{
    private const int Rows = 700;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(1);
    private readonly Dataset data = Data(seed: 5);
    private readonly byte[][] files = [File(seed: 1, "left", "right"), File(seed: 2, "oben", "unten")];

    [Fact]
    public void An_output_is_that_of_one_network() => AssertNeverMixed(network => Output(network, data.Input(0)));

    /// <summary>More rows than one block has.</summary>
    [Fact]
    public void All_rows_of_a_data_set_are_of_one_network() => AssertNeverMixed(network => Text(network.Predict(data)));

    [Fact]
    public void A_label_has_the_name_that_it_has_in_its_network() => AssertNeverMixed(network => network.PredictLabel(data.Input(0)));

    [Fact]
    public void Labels_have_the_names_that_they_have_in_one_network() =>
        AssertNeverMixed(network => string.Join(',', network.PredictLabels(Enumerable.Range(0, 9).SelectMany(row => data.Input(row).ToArray()).ToArray())));

    [Fact]
    public void An_evaluation_is_that_of_one_network() => AssertNeverMixed(network => network.Evaluate(data).ToString());

    private static string Output(LoadedNetwork network, ReadOnlySpan<float> row)
    {
        float[] outputs = new float[2];
        network.Predict(row, outputs);
        return Text(outputs);
    }

    private static string Text(float[] outputs) => string.Join(' ', outputs.Select(BitConverter.SingleToInt32Bits));

    private void AssertNeverMixed(Func<LoadedNetwork, string> ask)
    {
        string[] expected = Expected(ask);
        Assert.NotEqual(expected[0], expected[1]);

        var answers = Answers(ask);

        // All that were given, each of which is one of the two.
        Assert.Subset(expected.ToHashSet(), answers);
        Assert.Equal(2, answers.Count);
    }

    private string[] Expected(Func<LoadedNetwork, string> ask) => Array.ConvertAll(files, file =>
    {
        var network = new LoadedNetwork(seed: 0);
        NetworkFile.Load(Core(network), file);
        return ask(network);
    });

    /// <summary>The different answers of two threads while a third one loads one file after the other.</summary>
    private HashSet<string> Answers(Func<LoadedNetwork, string> ask)
    {
        var network = new LoadedNetwork(seed: 0);
        NetworkFile.Load(Core(network), files[0]);
        var end = DateTime.UtcNow + Duration;
        var asking = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            var answers = new HashSet<string>();
            while (DateTime.UtcNow < end)
            {
                answers.Add(ask(network));
            }

            return answers;
        })).ToArray();
        for (int load = 1; !Array.TrueForAll(asking, t => t.IsCompleted); load++)
        {
            NetworkFile.Load(Core(network), files[load % 2], load % 4 < 2 ? LoadMatch.ByName : LoadMatch.Matching);
        }

        return [.. asking.SelectMany(t => t.GetAwaiter().GetResult())];
    }

    private static NetworkCore Core<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork> => network.Core;

    private static Dataset Data(int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, Rows * 6).Select(_ => random.NextSingle() - 0.5f)];
        return Dataset.FromArrays(inputs, 6, [.. Enumerable.Range(0, Rows).Select(row => row % 2)]);
    }

    private static byte[] File(int seed, string first, string second)
    {
        var network = new LoadedNetwork(seed);
        network.FitPreprocessing(Data(seed));
        Core(network).Storage.ClassNames = [first, second];
        return NetworkFile.SaveToBytes(Core(network));
    }
}
