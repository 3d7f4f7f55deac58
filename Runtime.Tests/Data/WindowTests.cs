namespace NetGen.Runtime.Tests.Data;

/// <summary>Windows over rows in time order.</summary>
public class WindowTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 0, 3)]
    [InlineData(2, 5, 7)]
    [InlineData(20, 0, 1)]
    public void A_window_is_rows_that_follow_each_other_with_the_target_of_a_later_one(int length, int horizon, int stride)
    {
        var windows = Numbers(20).Windows(length, horizon, stride);

        int[] starts = [.. Enumerable.Range(0, 20).Where(s => s % stride == 0 && s + length + horizon <= 20)];
        Assert.Equal((starts.Length, 2 * length, 1), (windows.Count, windows.InputSize, windows.TargetSize));
        for (int i = 0; i < starts.Length; i++)
        {
            Assert.Equal(Enumerable.Range(2 * starts[i], 2 * length).Select(v => (float)v), windows.Input(i).ToArray());
            int target = starts[i] + length - 1 + horizon;
            Assert.Equal(100 + target, windows.Target(i)[0]);
            Assert.Equal(target, windows.SourceRow(i));
        }
    }

    [Fact]
    public void Labels_weights_and_heads_are_those_of_the_row_with_the_target()
    {
        float[] inputs = [.. Enumerable.Range(0, 10).Select(i => (float)i)];
        int[] labels = [.. Enumerable.Range(0, 10).Select(i => i % 3)];
        var labelled = Dataset.FromArrays(inputs, 1, labels, ["a", "b", "c"]).WithRowWeights(inputs);
        var heads = Dataset.FromArrays(inputs, 1, [DatasetHead.FromLabels("kind", labels), DatasetHead.FromNumbers("size", [.. inputs, .. inputs], 2)]);

        var windows = labelled.Windows(4, 2);
        var ofHeads = heads.Windows(4, 2);

        Assert.Equal(5, windows.Count);
        Assert.Equal(["a", "b", "c"], windows.ClassNames);
        Assert.Equal([2, 0, 1, 2, 0], Enumerable.Range(0, 5).Select(windows.Label));
        Assert.Equal([5, 6, 7, 8, 9], Enumerable.Range(0, 5).Select(windows.RowWeight));
        Assert.Equal([2, 0, 1, 2, 0], Enumerable.Range(0, 5).Select(ofHeads.Head("kind").Label));
        Assert.Equal([0, 1], ofHeads.Head("size").Target(0).ToArray());
    }

    [Fact]
    public void A_series_without_targets_learns_its_own_rows_or_nothing()
    {
        var series = Dataset.FromArrays([.. Enumerable.Range(0, 12).Select(i => (float)i)], 2);

        var forecast = series.Windows(2, 3);
        var toPredict = series.Windows(2, 0);

        Assert.Equal((2, 2), (forecast.Count, forecast.TargetSize));
        Assert.Equal([0, 1, 2, 3], forecast.Input(0).ToArray());
        Assert.Equal([8, 9], forecast.Target(0).ToArray());
        Assert.Equal([10, 11], forecast.Target(1).ToArray());
        Assert.Equal((5, false), (toPredict.Count, toPredict.HasTargets));
    }

    /// <summary>Batches gather what <see cref="Dataset.Input"/> reads, shuffled or in order, of arrays and of files.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Batches_have_the_windows(bool shuffle)
    {
        using var file = new TemporaryFile(".idx");
        using var labels = new TemporaryFile(".idx");
        File.WriteAllBytes(file.Path, [0, 0, 8, 2, 0, 0, 0, 30, 0, 0, 0, 3, .. Enumerable.Range(0, 90).Select(i => (byte)i)]);
        File.WriteAllBytes(labels.Path, [0, 0, 8, 1, 0, 0, 0, 30, .. Enumerable.Range(0, 30).Select(i => (byte)i)]);
        Dataset inMemory = Dataset.FromIdx(file.Path, labels.Path).Windows(5, 1, 2), inFile = Dataset.OpenIdx(file.Path, labels.Path).Windows(5, 1, 2);

        foreach (var windows in new[] { inMemory, inFile })
        {
            int seen = 0;
            foreach (var batch in windows.Batches(4, seed: 1, shuffle).Epoch(1))
            {
                for (int i = 0; i < batch.Rows; i++, seen++)
                {
                    int start = batch.Targets.Labels[i] - 5;
                    Assert.Equal(Enumerable.Range(3 * start, 15).Select(v => (float)v), batch.Inputs.Slice(15 * i, 15).ToArray());
                }
            }

            Assert.Equal((13, 13), (windows.Count, seen));
            Assert.Equal(inMemory.Input(7).ToArray(), windows.Input(7).ToArray());
        }
    }

    [Fact]
    public void Windows_share_the_memory_of_their_series()
    {
        float[] inputs = new float[1 << 20];
        var series = Dataset.FromArrays(inputs, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var windows = series.Windows(1000, 0, stride: 1000);

        // 4 KB and some for the starts of 1048 windows. Copies would take 4 MB.
        Assert.Equal(1048, windows.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
        inputs[1003] = 7;
        Assert.Equal(7, windows.Input(1)[3]);
    }

    [Fact]
    public void No_window_reaches_over_a_row_that_was_left_out()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, "x,y\n0,0\n1,1\n2,2\n?,3\n4,4\n5,5\n6,6\n");
        var series = Dataset.FromCsv(file.Path, ["y"], new CsvOptions { Features = new() { ["x"] = CsvFeature.Number with { Missing = MissingValues.Dropped } } });

        var windows = series.Windows(2, 1);

        Assert.Equal([2, 6], Enumerable.Range(0, windows.Count).Select(i => windows.Target(i)[0]));
        Assert.Equal([2, 6], Enumerable.Range(0, windows.Count).Select(windows.SourceRow));
        Assert.Equal([3], windows.DroppedRows);
        Assert.Equal(["x[t-1]", "x[t]"], windows.FeatureNames);
        Assert.Equal(["x[t-1]", "x[t]"], windows.Features!.Keys);
    }

    [Fact]
    public void No_window_reaches_from_one_series_into_the_next()
    {
        using var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, "who,x,y\na,0,0\na,1,1\na,2,2\nb,3,3\nb,4,4\nb,5,5\nb,6,6\n");
        var series = Dataset.FromCsv(file.Path, ["y"], new CsvOptions { Features = new() { ["who"] = CsvFeature.Id } });

        var windows = series.Windows(2, 0, 2, row => series.Id(row)!);

        Assert.Equal([1, 4, 6], Enumerable.Range(0, windows.Count).Select(i => windows.Target(i)[0]));
        Assert.Equal(["a", "b", "b"], Enumerable.Range(0, windows.Count).Select(windows.Id));
    }

    [Fact]
    public void A_part_of_a_series_has_windows_of_its_own()
    {
        var (train, test) = Numbers(20).SplitByTime(0.6);

        var windows = test.Windows(3, 1);

        Assert.Equal((12, 8, 5), (train.Count, test.Count, windows.Count));
        Assert.Equal([24, 25, 26, 27, 28, 29], windows.Input(0).ToArray());
        Assert.Equal(115, windows.Target(0)[0]);
        Assert.Equal(108, train.Windows(3, 1).Target(5)[0]);
    }

    /// <summary>A network trains on windows as on the same rows copied, to the bit.</summary>
    [Fact]
    public void Training_on_windows_is_training_on_their_copies()
    {
        float[] wave = [.. Enumerable.Range(0, 200).Select(i => MathF.Sin(i * 0.3f))];
        var windows = Dataset.FromArrays(wave, 1).Windows(2, 1);
        var copies = Dataset.FromRows([.. Enumerable.Range(0, windows.Count).Select(i => windows.Input(i).ToArray())], [.. Enumerable.Range(0, windows.Count).Select(i => windows.Target(i).ToArray())]);

        Assert.True(Trained(windows).Parameters.SequenceEqual(Trained(copies).Parameters));

        static Wave Trained(Dataset data)
        {
            var trainer = new Trainer<Wave>(new Wave(seed: 1), new Adam { LearningRate = 0.02f }) { Epochs = 30, Seed = 1 };
            trainer.Fit(data);

            // x(t + 1) = 2 cos(0.3) x(t) − x(t − 1): linear, so that the error falls towards 0.
            Assert.InRange(trainer.Evaluate(data).Loss, 0, 0.05);
            return trainer.Network;
        }
    }

    [Fact]
    public void What_has_no_windows_is_an_error()
    {
        var series = Numbers(10);

        Assert.Throws<ArgumentOutOfRangeException>(() => series.Windows(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.Windows(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.Windows(1, 0, 0));
        Assert.StartsWith(
            "A window of 8 rows whose target is 3 rows behind it needs 11 rows that follow each other, but there are at most 10.",
            Assert.Throws<ArgumentException>(() => series.Windows(8, 3)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("A window of 2 rows", Assert.Throws<ArgumentException>(() => series.Rows([0, 2, 4]).Windows(2, 0)).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The rows are in no time order: row 1 was row 3 at its source, but the one before it row 4.",
            Assert.Throws<InvalidOperationException>(() => series.Rows([4, 3, 2]).Windows(2, 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("The rows are windows already", Assert.Throws<InvalidOperationException>(() => series.Windows(2, 0).Windows(2, 0)).Message, StringComparison.Ordinal);
    }

    private static Dataset Numbers(int rows) =>
        Dataset.FromArrays([.. Enumerable.Range(0, 2 * rows).Select(i => (float)i)], 2, [.. Enumerable.Range(100, rows).Select(i => (float)i)], 1);
}

/// <summary>The next value from the last two.</summary>
[Network(2)]
[Dense(1)]
[MeanSquaredErrorLoss]
public sealed partial class Wave;
