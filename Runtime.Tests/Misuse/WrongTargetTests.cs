using NetGen.Generated;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.Misuse;

[Network(2), Dense(3), CrossEntropyLoss]
internal sealed partial class WithIndices;

[Network(2), Dense(3), CrossEntropyLoss(Targets = Targets.Soft)]
internal sealed partial class WithDistributions;

[Network(2), Dense(3), BinaryCrossEntropyLoss]
internal sealed partial class WithLogits;

[Network(2), Dense(3), HuberLoss]
internal sealed partial class WithNumbers;

/// <summary>Steps and losses of own loops refuse the targets and weights that <c>Fit</c> refuses, before anything changes.</summary>
public class WrongTargetTests
{
    // More than the vectors of any processor take at once, so that whole vectors and the rest are both looked at.
    private const int Rows = 43;

    public static TheoryData<float> NotFinite => [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    public static TheoryData<float> NoProbabilities => [float.NaN, float.PositiveInfinity, 2, -1, -1e-6f, 1.0001f];

    public static TheoryData<float> NoWeights => [float.NaN, float.PositiveInfinity, -1, -1e-30f];

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Class_indices(int wrong)
    {
        for (int row = 0; row < Rows; row++)
        {
            int[] labels = new int[Rows];
            Array.Fill(labels, 2);
            labels[row] = wrong;
            Refuses(new WithIndices(), labels, $"the label of row {row} is {wrong}, but classes count from 0 to 2");
        }
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Numbers(float wrong) => Refuses(new WithNumbers(), wrong, "targets must be finite");

    [Theory]
    [MemberData(nameof(NoProbabilities))]
    public void Probabilities(float wrong) => Refuses(new WithLogits(), wrong, "BinaryCrossEntropy takes targets from 0 to 1");

    [Theory]
    [MemberData(nameof(NoProbabilities))]
    public void Distributions(float wrong) => Refuses(new WithDistributions(), wrong, "SoftCrossEntropy takes targets from 0 to 1");

    [Theory]
    [MemberData(nameof(NoWeights))]
    public void Weights(float wrong)
    {
        float[] rows = new float[Rows], outputs = [1, wrong, 1], values = new float[3 * Rows];
        Array.Fill(rows, 1f);
        rows[Rows - 2] = wrong;

        Refuses(new WithNumbers(), new TargetBatch { Values = values, RowWeights = rows }, $"row weights must be finite and not negative, but number {Rows - 2} is");
        Refuses(new WithIndices(), new TargetBatch { Labels = new int[Rows], ClassWeights = outputs }, "class weights must be finite and not negative, but number 1 is");
        Refuses(new WithLogits(), new TargetBatch { Values = values, PositiveWeights = outputs }, "positive weights must be finite and not negative, but number 1 is");
    }

    [Fact]
    public void What_is_right_is_taken()
    {
        float[] limits = [.. Enumerable.Range(0, 3 * Rows).Select(i => (float)(i % 2))], weights = [.. Enumerable.Range(0, Rows).Select(i => (float)(i % 3))];

        Assert.True(float.IsFinite(new WithLogits().TrainStep(new float[2 * Rows], new TargetBatch { Values = limits, RowWeights = weights, PositiveWeights = [0, 1, 1e6f] }, new Sgd())));
        Assert.True(float.IsFinite(new WithNumbers().TrainStep(new float[2 * Rows], new TargetBatch { Values = limits, RowWeights = weights }, new Sgd())));
    }

    /// <summary>As PyTorch's binary cross-entropy does, and as the data set does for <c>Fit</c>.</summary>
    [Fact]
    public void Fit_refuses_the_same()
    {
        float[] wrong = new float[6];
        wrong[4] = 2;
        var data = Dataset.FromArrays(new float[4], 2, wrong, 3);

        Assert.Throws<ArgumentException>(() => new Trainer<WithLogits>(new WithLogits(), new Sgd()).Fit(data));
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(new float[4], 2, [0, 0, 0, 0, 0, float.NaN], 3));
        Assert.Throws<ArgumentException>(() => TestData.Line(2).WithRowWeights([1, -1]));
    }

    private static void Refuses<TNetwork>(TNetwork network, float wrong, string words)
        where TNetwork : class, INetwork<TNetwork>
    {
        for (int place = 0; place < 3 * Rows; place++)
        {
            float[] values = new float[3 * Rows];
            values[place] = wrong;
            Refuses(network, values, words, FormattableString.Invariant($"row {place / 3} has {wrong} for output {place % 3}"));
        }
    }

    private static void Refuses<TNetwork>(TNetwork network, TargetBatch targets, params string[] words)
        where TNetwork : class, INetwork<TNetwork>
    {
        var core = network.Core;
        var optimizer = new Sgd();
        float[] before = core.Storage.Parameters.Span.ToArray();
        AssertWords(Error(targets, batch => core.TrainStep(new float[2 * Rows], batch, optimizer)));
        AssertWords(Error(targets, batch => core.ComputeGradients(new float[2 * Rows], batch)));
        AssertWords(Error(targets, batch => core.EvaluateLoss(new float[3 * Rows], batch)));
        Assert.Equal(before, core.Storage.Parameters.Span.ToArray());
        Assert.Equal(0, optimizer.Steps + core.Step);

        void AssertWords(ArgumentException error) => Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }

    // A lambda cannot hold the batch.
    private static ArgumentException Error(TargetBatch targets, Use use)
    {
        try
        {
            use(targets);
        }
        catch (ArgumentException error)
        {
            return error;
        }

        throw new Xunit.Sdk.XunitException("The targets were taken.");
    }

    private delegate void Use(TargetBatch targets);
}
