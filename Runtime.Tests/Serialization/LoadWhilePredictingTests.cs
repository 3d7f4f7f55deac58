using System.Collections.Concurrent;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Serialization;

/// <summary>Two hidden layers, so that a mixture of two networks would be neither.</summary>
[Network(6), Standardize, Dense(24, Activation.Tanh), Dense(24, Activation.Tanh), Dense(2), CrossEntropyLoss]
internal sealed partial class LoadedNetwork;

[Network(6), Dense(8, Activation.Tanh), Dense(1), MeanSquaredErrorLoss(StandardizeTargets = true)]
internal sealed partial class LoadedRegression;

/// <summary><c>Load</c> while other threads predict: every answer is the old or the new network's, to the bit.</summary>
public class LoadWhilePredictingTests
{
    private const int Rows = 700;
    private const int Asks = 1000, Loads = 1000;

    // Only for a test that hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);
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

    /// <summary>Its outputs are in the unit of its targets, which differs between the two.</summary>
    [Fact]
    public void An_evaluation_of_a_regression_is_that_of_one_network()
    {
        byte[][] regressions = [Regression(seed: 1, scale: 1), Regression(seed: 2, scale: 1000)];
        var lines = Targets(scale: 30);

        AssertNeverMixed(regressions, network => network.Evaluate(lines).ToString(), () => new LoadedRegression(seed: 0));
    }

    private static string Output(LoadedNetwork network, ReadOnlySpan<float> row)
    {
        float[] outputs = new float[2];
        network.Predict(row, outputs);
        return Text(outputs);
    }

    private static string Text(float[] outputs) => string.Join(' ', outputs.Select(BitConverter.SingleToInt32Bits));

    private void AssertNeverMixed(Func<LoadedNetwork, string> ask) => AssertNeverMixed(files, ask, () => new LoadedNetwork(seed: 0));

    private static void AssertNeverMixed<TNetwork>(byte[][] files, Func<TNetwork, string> ask, Func<TNetwork> create)
        where TNetwork : class, INetwork<TNetwork>
    {
        string[] expected = Array.ConvertAll(files, file =>
        {
            var network = create();
            NetworkFile.Load(network.Core, file);
            return ask(network);
        });
        Assert.NotEqual(expected[0], expected[1]);

        var answers = Answers(files, ask, create());

        // All that were given, each of which is one of the two.
        Assert.Subset(expected.ToHashSet(), answers);
        Assert.Equal(2, answers.Count);
    }

    /// <summary>The different answers of two threads while a third one loads one file after the other, until there are many of both and two answers.</summary>
    private static HashSet<string> Answers<TNetwork>(byte[][] files, Func<TNetwork, string> ask, TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkFile.Load(network.Core, files[0]);
        using var isOver = new CancellationTokenSource(Limit);
        var answers = new ConcurrentDictionary<string, int>();
        int asked = 0;
        var asking = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            while (!isOver.IsCancellationRequested)
            {
                answers.TryAdd(ask(network), 0);
                Interlocked.Increment(ref asked);
            }
        })).ToArray();
        for (int load = 1; !isOver.IsCancellationRequested; load++)
        {
            NetworkFile.Load(network.Core, files[load % 2], load % 4 < 2 ? LoadMatch.ByName : LoadMatch.Matching);
            if ((load >= Loads && Volatile.Read(ref asked) >= Asks && answers.Count >= 2) || Array.Exists(asking, t => t.IsFaulted))
            {
                isOver.Cancel();
            }
        }

        Task.WaitAll(asking);
        return [.. answers.Keys];
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

    private static Dataset Targets(float scale)
    {
        var rows = Data(seed: 5);
        float[] inputs = [.. Enumerable.Range(0, Rows).SelectMany(row => rows.Input(row).ToArray())];
        return Dataset.FromArrays(inputs, 6, [.. Enumerable.Range(0, Rows).Select(row => scale * (1 + rows.Input(row)[0]))], 1);
    }

    private static byte[] Regression(int seed, float scale)
    {
        var network = new LoadedRegression(seed);
        network.FitPreprocessing(Targets(scale));
        return NetworkFile.SaveToBytes(Core(network));
    }
}
