namespace NetGen.Runtime.Tests.Data;

public class MiniBatchesTests
{
    [Fact]
    public void Unshuffled_GoesThroughTheRowsWithAShortLastBatch()
    {
        var batches = Numbered(7).Batches(3, seed: 1, shuffle: false);

        Assert.Equal((3, 3), (batches.BatchSize, batches.BatchesPerEpoch));
        Assert.Equal(["0 1 2", "3 4 5", "6"], Epoch(batches, 0));
        Assert.Equal(0, batches.Rows);
    }

    [Fact]
    public void DropLast_LeavesOutTheShortBatch()
    {
        var batches = Numbered(7).Batches(3, seed: 1, shuffle: false, dropLast: true);

        Assert.Equal(2, batches.BatchesPerEpoch);
        Assert.Equal(["0 1 2", "3 4 5"], Epoch(batches, 0));
        Assert.Equal(["0 1 2", "3 4 5"], Epoch(Numbered(6).Batches(3, seed: 1, shuffle: false, dropLast: true), 0));
    }

    [Fact]
    public void BatchLargerThanTheData_IsTheWholeData()
    {
        var batches = Numbered(3).Batches(int.MaxValue, seed: 1, shuffle: false);

        Assert.Equal(1, batches.BatchesPerEpoch);
        Assert.Equal(["0 1 2"], Epoch(batches, 0));
    }

    [Fact]
    public void Shuffled_ShowsEveryRowOnceInAnOrderOfItsOwn()
    {
        var batches = Numbered(100).Batches(7, seed: 1);
        string[][] epochs = [.. Enumerable.Range(0, 4).Select(e => Epoch(batches, e))];

        Assert.All(epochs, epoch => Assert.Equal(Enumerable.Range(0, 100), Rows(epoch).Order()));
        Assert.Equal(4, epochs.Select(epoch => string.Join(' ', epoch)).Distinct().Count());
    }

    [Fact]
    public void Order_IsAFunctionOfSeedAndEpoch()
    {
        var batches = Numbered(50).Batches(8, seed: 1);
        string[] third = Epoch(batches, 3);
        Epoch(batches, 9);
        batches.Begin(4);
        batches.Next();

        Assert.Equal(third, Epoch(batches, 3));
        Assert.Equal(third, Epoch(Numbered(50).Batches(8, seed: 1), 3));
        Assert.NotEqual(third, Epoch(Numbered(50).Batches(8, seed: 2), 3));
        Assert.Equal(Rows(third), Rows(Epoch(Numbered(50).Batches(5, seed: 1), 3)));
    }

    [Fact]
    public void EveryPlace_IsEquallyLikely()
    {
        var batches = Numbered(8).Batches(8, seed: 1);
        int[,] counts = new int[8, 8];
        for (int epoch = 0; epoch < 8000; epoch++)
        {
            batches.Begin(epoch);
            batches.Next();
            for (int place = 0; place < 8; place++)
            {
                counts[(int)batches.Inputs[place], place]++;
            }
        }

        // Binomial: mean 1000, deviation sqrt(8000 · 1/8 · 7/8) = 30; five deviations.
        Assert.All(counts.Cast<int>(), n => Assert.InRange(n, 850, 1150));
    }

    [Fact]
    public void Batches_CarryLabelsAndWeightsOfTheirRows()
    {
        var data = Dataset.FromArrays([0, 10, 1, 11, 2, 12, 3, 13], 2, [0, 1, 2, 3]).WithRowWeights([1, 2, 3, 4]).Rows([3, 1, 2]);
        foreach (var batch in data.Batches(2, seed: 5).Epoch(1))
        {
            Assert.Equal(batch.Rows * 2, batch.Inputs.Length);
            Assert.Equal((batch.Rows, 0, batch.Rows), (batch.Targets.Labels.Length, batch.Targets.Values.Length, batch.Targets.RowWeights.Length));
            for (int row = 0; row < batch.Rows; row++)
            {
                int id = (int)batch.Inputs[row * 2];
                Assert.Equal((id + 10f, id, id + 1f), (batch.Inputs[(row * 2) + 1], batch.Targets.Labels[row], batch.Targets.RowWeights[row]));
            }
        }
    }

    [Fact]
    public void Batches_CarryNumericTargets()
    {
        var batches = Dataset.FromArrays([1, 2, 3], 1, [10, 11, 20, 21, 30, 31], 2).Batches(2, seed: 1, shuffle: false);
        batches.Begin(0);

        Assert.True(batches.Next());
        Assert.Equal([10, 11, 20, 21], batches.Targets.Values.ToArray());
        Assert.True(batches.Next());
        Assert.Equal([30, 31], batches.Targets.Values.ToArray());
        Assert.True(batches.Targets.Labels.IsEmpty);
        Assert.True(batches.Targets.RowWeights.IsEmpty);
        Assert.False(batches.Next());
        Assert.False(batches.Next());
    }

    [Fact]
    public void Epochs_AllocateNothing()
    {
        var batches = Dataset.FromArrays(new float[4000], 4, new int[1000]).Batches(32, seed: 1);
        int rows = CountRows(batches, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        rows += CountRows(batches, 1);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, rows);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void BatchSizeBelowOne_IsAnError(int batchSize) =>
        Assert.Contains($"is {batchSize}", Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(3).Batches(batchSize, seed: 1)).Message);

    [Fact]
    public void NoBatch_IsAnError()
    {
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => Numbered(3).Take(0).Batches(1, seed: 1)).Message);
        Assert.Contains("too few for a batch of 4", Assert.Throws<ArgumentException>(() => Numbered(3).Batches(4, seed: 1, dropLast: true)).Message);
        Assert.Contains("Begin", Assert.Throws<InvalidOperationException>(() => Numbered(3).Batches(1, seed: 1).Next()).Message);
    }

    private static int CountRows(MiniBatches batches, long epoch)
    {
        int rows = 0;
        foreach (var batch in batches.Epoch(epoch))
        {
            rows += batch.Targets.Labels.Length;
        }

        return rows;
    }

    private static Dataset Numbered(int count) => Dataset.FromArrays([.. Enumerable.Range(0, count).Select(i => (float)i)], 1);

    private static string[] Epoch(MiniBatches batches, long epoch)
    {
        var texts = new List<string>();
        foreach (var batch in batches.Epoch(epoch))
        {
            texts.Add(string.Join(' ', batch.Inputs.ToArray()));
        }

        return [.. texts];
    }

    private static IEnumerable<int> Rows(string[] epoch) =>
        epoch.SelectMany(batch => batch.Split(' ')).Select(text => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
