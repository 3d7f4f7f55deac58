using NetGen.Runtime.Tests.Infrastructure;

namespace NetGen.Runtime.Tests.Generated;

/// <summary>Rows with lengths of their own give what each gives by itself in a network of its length, and padding changes no bit.</summary>
/// <remarks>
/// Tolerance 2·10⁻⁵ relative and 2·10⁻⁶ absolute where a row goes through another network: both compute in single precision, but a batch is summed in tiles and one row is not, over at most
/// 9 steps and 36 units.
/// </remarks>
public class LengthTests
{
    private const double Relative = 2e-5;
    private const double Absolute = 2e-6;
    private const int Steps = 9;

    private static readonly int[] Choices = [4, 9, 1];

    [Fact]
    public void A_row_gives_what_it_gives_by_itself()
    {
        CompareWithSingleRows<LongMemory, LongMemoryOf1, LongMemoryOf4, LongMemoryOf9>(isClassifier: true);
        CompareWithSingleRows<Gated, GatedOf1, GatedOf4, GatedOf9>(isClassifier: false);
        CompareWithSingleRows<Reset, ResetOf1, ResetOf4, ResetOf9>(isClassifier: false);
        CompareWithSingleRows<EachStep, EachStepOf1, EachStepOf4, EachStepOf9>(isClassifier: false);
        CompareWithSingleRows<Windows, WindowsOf1, WindowsOf4, WindowsOf9>(isClassifier: true);
        CompareWithSingleRows<Pools, PoolsOf1, PoolsOf4, PoolsOf9>(isClassifier: false);
        CompareWithSingleRows<Strided, StridedOf1, StridedOf4, StridedOf9>(isClassifier: false);
    }

    [Fact]
    public void Neither_padding_nor_declared_steps_nor_workers_change_a_bit()
    {
        foreach (int rows in (int[])[1, 5, 13, 40])
        {
            CompareBits<LongMemory, LongMemoryOfMore>(rows, isClassifier: true);
            CompareBits<Gated, GatedOfMore>(rows, isClassifier: false);
            CompareBits<Reset, ResetOfMore>(rows, isClassifier: false);
            CompareBits<EachStep, EachStepOfMore>(rows, isClassifier: false);
            CompareBits<Dropped, DroppedOfMore>(rows, isClassifier: false);
            CompareBits<Windows, WindowsOfMore>(rows, isClassifier: true);
            CompareBits<Pools, PoolsOfMore>(rows, isClassifier: false);
            CompareBits<BatchNormed, BatchNormedOfMore>(rows, isClassifier: false);
        }
    }

    /// <summary>What is ignored in rows of one length is the padding of others: the same sum, the same divisor.</summary>
    [Fact]
    public void Classes_of_steps_count_where_they_are_valid_and_not_ignored()
    {
        var batch = new Batch<Tags>(14, isClassifier: false);
        var random = new Random(3);
        int[] labels = [.. Enumerable.Range(0, 14 * Steps).Select(_ => random.Next(-1, 3))], padded = [.. labels];
        int counted = 0;
        for (int row = 0; row < 14; row++)
        {
            padded.AsSpan(row * Steps, Steps)[batch.Lengths[row]..].Fill(-1);
            counted += padded.AsSpan(row * Steps, Steps).ToArray().Count(label => label >= 0);
            labels.AsSpan(row * Steps, Steps)[batch.Lengths[row]..].Fill(99);
        }

        Tags variable = new(seed: 2);
        TagsOf9 same = new(seed: 2);
        var loss = variable.ComputeGradients(batch.Inputs, labels, batch.Lengths);
        var expected = same.ComputeGradients(batch.Inputs, padded);
        Assert.Equal(counted, loss.Weight);
        NumericAssert.Close(expected.Mean, loss.Mean, Relative, Absolute, "loss");
        float[] gradient = new float[Tags.ParameterCount], expectedGradient = new float[Tags.ParameterCount];
        variable.GetGradients(gradient);
        same.GetGradients(expectedGradient);
        NumericAssert.Close(expectedGradient, gradient, Relative, Absolute, "gradient");
        var evaluated = ((INetwork<Tags>)variable).Core.EvaluateLoss(
            variable.Predict(batch.Inputs, batch.Lengths), new TargetBatch { Labels = labels, Lengths = batch.Lengths });
        Assert.Equal(counted, evaluated.Weight);
        NumericAssert.Close(expected.Mean, evaluated.Mean, Relative, Absolute, "loss of predictions");

        labels[1] = 3;
        Assert.StartsWith(
            "Tags: the label of row 0, step 1, is 3, but classes count from 0 to 2, and -1 is ignored.",
            Assert.Throws<ArgumentException>(() => variable.ComputeGradients(batch.Inputs, labels, batch.Lengths)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_allocated_in_a_step_and_a_prediction()
    {
        var data = new Batch<LongMemory>(13, isClassifier: true);
        var network = new LongMemory(seed: 3);
        var optimizer = new Adam();
        float[] outputs = new float[13 * 4];
        for (int i = 0; i < 3; i++)
        {
            Step();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        network.TrainStep(data.Inputs, data.Targets, data.Lengths, optimizer);
        long middle = GC.GetAllocatedBytesForCurrentThread();
        network.Predict(data.Inputs, data.Lengths, outputs);
        Assert.Equal((0, 0), (middle - before, GC.GetAllocatedBytesForCurrentThread() - middle));

        void Step()
        {
            network.TrainStep(data.Inputs, data.Targets, data.Lengths, optimizer);
            network.Predict(data.Inputs, data.Lengths, outputs);
        }
    }

    [Fact]
    public void Wrong_lengths_are_named()
    {
        var network = new Gated(seed: 1);
        float[] inputs = new float[3 * Gated.InputSize], outputs = new float[3 * 2];
        Assert.Equal(
            "Gated: row 1 has a length of 0 steps, but lengths go from 1 to 9. (Parameter 'lengths')\nActual value was 0.",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(inputs, [9, 0, 1], outputs)).Message.ReplaceLineEndings("\n"));
        Assert.StartsWith(
            "Gated: row 2 has a length of 10 steps, but lengths go from 1 to 9.",
            Assert.Throws<ArgumentOutOfRangeException>(() => network.TrainStep(inputs, new float[6], [9, 1, 10], new Sgd())).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Gated: expected a length for each of 3 rows, got 2.", Assert.Throws<ArgumentException>(() => network.Forward(inputs, [9, 1], outputs)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "All rows of GatedOf9 have the same length: set VariableLength = true",
            Assert.Throws<InvalidOperationException>(() => new GatedOf9().Predict(inputs, [9, 1, 2], outputs)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_rows_have_the_dropout_of_rows_of_one_length()
    {
        var batch = new Batch<Dropped>(13, isClassifier: false);
        float[] variable = new float[13 * 18], same = new float[13 * 18];
        new Dropped(seed: 4).Forward(batch.Inputs, variable);
        new DroppedOf9(seed: 4).Forward(batch.Inputs, same);
        NumericAssert.Close(same, variable, Relative, Absolute, "outputs");
    }

    private static float[] WeightsOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] weights = new float[TNetwork.Description.WeightCount];
        network.GetWeights(weights);
        return weights;
    }

    private static void CompareWithSingleRows<TNetwork, TOf1, TOf4, TOf9>(bool isClassifier)
        where TNetwork : class, INetwork<TNetwork>
        where TOf1 : class, INetwork<TOf1>
        where TOf4 : class, INetwork<TOf4>
        where TOf9 : class, INetwork<TOf9>
    {
        const int Rows = 7;
        var batch = new Batch<TNetwork>(Rows, isClassifier);
        var network = TNetwork.Create(5);
        float[] weights = WeightsOf(network), expected = new float[weights.Length], gradient = new float[weights.Length];
        float[] outputs = network.Predict(batch.Inputs, batch.Lengths);
        var loss = network.ComputeGradients(batch.Inputs, batch.Targets, batch.Lengths);
        network.GetGradients(gradient);
        double sum = 0, total = 0;
        bool isEachStep = TNetwork.Description.OutputShape.Rank == 2;
        for (int row = 0; row < Rows; row++)
        {
            switch (batch.Lengths[row])
            {
                case 1:
                    Add(TOf1.Create(5), row);
                    break;
                case 4:
                    Add(TOf4.Create(5), row);
                    break;
                default:
                    Add(TOf9.Create(5), row);
                    break;
            }
        }

        NumericAssert.Close(sum / total, loss.Mean, Relative, Absolute, "loss");
        Assert.Equal(total, loss.Weight);
        var evaluated = network.Core.EvaluateLoss(outputs, batch.Targets with { Lengths = batch.Lengths });
        NumericAssert.Close(sum / total, evaluated.Mean, Relative, Absolute, "loss of predictions");
        Assert.Equal(isClassifier || !isEachStep ? Rows : total, evaluated.Weight);
        for (int i = 0; i < expected.Length; i++)
        {
            expected[i] /= (float)total;
        }

        NumericAssert.Close(expected, gradient, Relative, Absolute, "gradient");

        void Add<TOther>(TOther other, int row)
            where TOther : class, INetwork<TOther>
        {
            other.SetWeights(weights);
            int length = batch.Lengths[row], features = TNetwork.Description.InputShape.Dimensions[1];
            var input = batch.Inputs.AsSpan(row * TNetwork.Description.InputShape.Size, length * features);
            int size = TOther.Description.OutputShape.Size, stride = TNetwork.Description.OutputShape.Size;
            NumericAssert.Close(other.Predict(input), outputs.AsSpan(row * stride, size), Relative, Absolute, $"outputs of row {row}");
            Assert.All(outputs.AsSpan(row * stride + size, stride - size).ToArray(), value => Assert.Equal(0f, value));
            int weight = isEachStep ? TOther.Description.OutputShape.Dimensions[0] : 1;
            var alone = isClassifier
                ? other.ComputeGradients(input, new TargetBatch { Labels = batch.Targets.Labels.Slice(row, 1) })
                : other.ComputeGradients(input, new TargetBatch { Values = batch.Targets.Values.Slice(row * stride, size) });
            float[] one = new float[expected.Length];
            other.GetGradients(one);
            sum += weight * alone.Mean;
            total += weight;
            for (int i = 0; i < one.Length; i++)
            {
                expected[i] += weight * one[i];
            }
        }
    }

    private static void CompareBits<TNetwork, TOfMore>(int rows, bool isClassifier)
        where TNetwork : class, INetwork<TNetwork>
        where TOfMore : class, INetwork<TOfMore>
    {
        var batch = new Batch<TNetwork>(rows, isClassifier);
        var usual = Run<TNetwork>(batch.Inputs, batch.Targets, batch.Lengths, 1);
        foreach (int workers in (int[])[2, 3, 8])
        {
            AssertSame(usual, Run<TNetwork>(batch.Inputs, batch.Targets, batch.Lengths, workers), $"{workers} workers");
        }

        foreach (float padding in (float[])[0f, 1e30f, float.NaN])
        {
            var other = batch.WithPadding(padding);
            AssertSame(usual, Run<TNetwork>(other.Inputs, other.Targets, batch.Lengths, 1), $"padding {padding}");
        }

        int features = TNetwork.Description.InputShape.Dimensions[1], ofTarget = isClassifier ? 1 : TNetwork.Description.OutputShape.Size;
        bool isEachStep = TNetwork.Description.OutputShape.Rank == 2;
        int more = TOfMore.Description.Steps;
        float[] inputs = Batch<TNetwork>.Stretch(batch.Inputs, rows, Steps * features, more * features);
        TargetBatch targets = isEachStep
            ? Batch<TNetwork>.Stretch(batch.Targets.Values.ToArray(), rows, ofTarget, ofTarget / Steps * more)
            : batch.Targets;
        var stretched = Run<TOfMore>(inputs, targets, batch.Lengths, 1);
        if (isEachStep)
        {
            stretched.Outputs = Batch<TNetwork>.Stretch(stretched.Outputs, rows, ofTarget / Steps * more, ofTarget);
        }

        AssertSame(usual, stretched, "more declared steps");
    }

    private static void AssertSame((float[] Outputs, float[] Weights, float Loss) expected, (float[] Outputs, float[] Weights, float Loss) actual, string what)
    {
        Assert.True(expected.Outputs.AsSpan().SequenceEqual(actual.Outputs), $"{what}: other outputs");
        Assert.True(expected.Weights.AsSpan().SequenceEqual(actual.Weights), $"{what}: other weights");
        Assert.True(expected.Loss.Equals(actual.Loss), $"{what}: other loss");
    }

    private static (float[] Outputs, float[] Weights, float Loss) Run<TNetwork>(float[] inputs, TargetBatch targets, int[] lengths, int workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = TNetwork.Create(7);
        network.Core.Workers = workers;
        var optimizer = new Adam { LearningRate = 0.01f };
        float loss = 0;
        for (int step = 0; step < 3; step++)
        {
            loss = network.TrainStep(inputs, targets, lengths, optimizer);
        }

        return (network.Predict(inputs, lengths), WeightsOf(network), loss);
    }

    /// <summary>Drawn rows, and their targets.</summary>
    private sealed class Batch<TNetwork>
        where TNetwork : class, INetwork<TNetwork>
    {
        private readonly int rows;
        private readonly float[] values = [];
        private readonly int[] labels = [];

        public Batch(int rows, bool isClassifier)
        {
            this.rows = rows;
            var random = new Random(rows);
            int size = TNetwork.Description.InputShape.Size, outputs = TNetwork.Description.OutputShape.Size;
            Inputs = [.. Enumerable.Range(0, rows * size).Select(_ => (float)((2 * random.NextDouble()) - 1))];
            Lengths = [.. Enumerable.Range(0, rows).Select(row => Choices[row % 3])];
            if (isClassifier)
            {
                labels = [.. Enumerable.Range(0, rows).Select(_ => random.Next(outputs))];
            }
            else
            {
                values = [.. Enumerable.Range(0, rows * outputs).Select(_ => (float)random.NextDouble())];
            }
        }

        private Batch(Batch<TNetwork> other, float padding)
        {
            (rows, labels, Lengths) = (other.rows, other.labels, other.Lengths);
            Inputs = Padded(other.Inputs, TNetwork.Description.InputShape.Size, padding);
            values = TNetwork.Description.OutputShape.Rank == 2 ? Padded(other.values, TNetwork.Description.OutputShape.Size, padding) : other.values;
        }

        public float[] Inputs { get; }

        public int[] Lengths { get; }

        public TargetBatch Targets => labels.Length > 0 ? labels : values;

        public Batch<TNetwork> WithPadding(float padding) => new(this, padding);

        /// <summary>The same rows with more or less behind them.</summary>
        public static float[] Stretch(float[] values, int rows, int size, int to)
        {
            float[] result = new float[rows * to];
            for (int row = 0; row < rows; row++)
            {
                values.AsSpan(row * size, Math.Min(size, to)).CopyTo(result.AsSpan(row * to));
            }

            return result;
        }

        private float[] Padded(float[] from, int size, float padding)
        {
            float[] to = [.. from];
            for (int row = 0; row < rows; row++)
            {
                to.AsSpan(row * size, size)[(size / Steps * Lengths[row])..].Fill(padding);
            }

            return to;
        }
    }
}
