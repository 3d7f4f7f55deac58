namespace NetGen.Runtime.Tests.Misuse;

/// <summary>The activation comes between the check of the labels and their use.</summary>
[Network(4), Dense(6), Activation<InterruptedIdentity>, Dense(5), CrossEntropyLoss]
internal sealed partial class LabelledRows;

/// <summary>The activation comes between the lookup of the indices and the gradient of the table.</summary>
[Network(4), Embedding(10, 3), Flatten, Activation<InterruptedIdentity>, Dense(5), CrossEntropyLoss]
internal sealed partial class IndexedRows;

/// <summary>What another thread changes in the caller's memory while it is used costs the caller a result, never the process.</summary>
public class ChangingMemoryTests
{
    private const int Rows = 20;
    private static readonly int Count = TestScale.Count(small: 2_000, full: 200_000);

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    [InlineData(5)]
    public void Labels_are_those_that_were_checked(int other)
    {
        int[] labels = Labels();
        var (expected, network) = (new LabelledRows(seed: 1), new LabelledRows(seed: 1));
        expected.TrainStep(Numbers(), Labels(), new Sgd());

        Interruption.During(() => network.TrainStep(Numbers(), labels, new Sgd()), () => Array.Fill(labels, other));

        Assert.Equal(other, labels[0]);
        Assert.Equal(expected.Save(), network.Save());
    }

    [Fact]
    public void Indices_of_a_forward_pass_are_those_of_its_backward_pass()
    {
        float[] indices = Indices(), outputs = new float[Rows * 5], gradient = [.. Enumerable.Range(0, Rows * 5).Select(i => MathF.Sin(i))];
        var (expected, network) = (new IndexedRows(seed: 1), new IndexedRows(seed: 1));
        expected.Forward(Indices(), outputs);
        expected.Backward(gradient);

        Interruption.During(() => network.Forward(indices, outputs), () => Array.Fill(indices, 1e9f));
        network.Backward(gradient);

        Assert.Equal(expected.Gradients.ToArray(), network.Gradients.ToArray());
    }

    [Theory]
    [InlineData(1e9f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    public void An_index_that_is_none_any_more_is_an_error(float other)
    {
        float[] indices = Indices();
        var network = new IndexedRows(seed: 1);
        byte[] before = network.Save();

        Interruption.During(
            () => Assert.Contains("inputs were changed", Assert.Throws<ArgumentException>(() => network.TrainStep(indices, Labels(), new Sgd())).Message, StringComparison.Ordinal),
            () => Array.Fill(indices, other));

        Assert.Equal(before, network.Save());
        network.TrainStep(Indices(), Labels(), new Sgd());
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Labels_that_change_all_the_time()
    {
        int[] labels = Labels();
        float[] outputs = new float[Rows * 5];
        var network = new LabelledRows(seed: 1);
        var core = ((INetwork<LabelledRows>)network).Core;
        var optimizer = new Sgd();
        WhileAnotherThreadChanges(labels, int.MaxValue / 2, i =>
        {
            network.TrainStep(Numbers(), labels, optimizer);
            network.ComputeGradients(Numbers(), new TargetBatch { Labels = labels, ClassWeights = new float[5] });
            core.EvaluateLoss(outputs, labels);
        });
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Indices_that_change_all_the_time()
    {
        float[] indices = Indices(), outputs = new float[Rows * 5];
        var network = new IndexedRows(seed: 1);
        var optimizer = new Sgd();
        WhileAnotherThreadChanges(indices, 1e9f, i =>
        {
            network.TrainStep(indices, Labels(), optimizer);
            network.Forward(indices, outputs);
            network.Backward(outputs);
            network.Predict(indices, outputs);
        });
    }

    /// <summary>Its arrays are kept and not copied.</summary>
    [Fact]
    [Trait("Category", "Long")]
    public void Labels_of_a_data_set_that_change_all_the_time()
    {
        int[] labels = Labels();
        var data = Dataset.FromArrays(Numbers(), 4, labels, ["a", "b", "c", "d", "e"]);
        var network = new LabelledRows(seed: 1);
        WhileAnotherThreadChanges(labels, int.MaxValue / 2, i =>
        {
            switch (i % 4)
            {
                case 0:
                    new Trainer<LabelledRows>(network, new Sgd()) { Epochs = 1 }.Fit(data, data);
                    break;
                case 1:
                    network.Evaluate(data);
                    break;
                case 2:
                    data.Split(0.5, seed: i);
                    break;
                default:
                    ClassWeights.FromFrequencies(data);
                    break;
            }
        });
    }

    private static int[] Labels() => [.. Enumerable.Range(0, Rows).Select(i => i % 5)];

    private static float[] Indices() => [.. Enumerable.Range(0, Rows * 4).Select(i => (float)(i % 10))];

    private static float[] Numbers() => [.. Enumerable.Range(0, Rows * 4).Select(i => MathF.Sin(i * 0.7f))];

    private static void WhileAnotherThreadChanges<T>(T[] memory, T wrong, Action<int> use)
    {
        T right = memory[^1];
        bool isOver = false;
        var changing = Task.Factory.StartNew(
            () =>
            {
                while (!Volatile.Read(ref isOver))
                {
                    memory[^1] = wrong;
                    Thread.SpinWait(5);
                    memory[^1] = right;
                    Thread.SpinWait(20);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        for (int i = 0; i < Count; i++)
        {
            try
            {
                use(i);
            }
            catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
            {
                // The wrong value was seen.
            }
        }

        Volatile.Write(ref isOver, true);
        changing.GetAwaiter().GetResult();
    }
}
