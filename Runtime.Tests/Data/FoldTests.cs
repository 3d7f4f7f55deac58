namespace NetGen.Runtime.Tests.Data;

public class FoldTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    public void Each_row_is_tested_once_and_trained_with_otherwise(int count)
    {
        var data = Numbered(23);

        var folds = data.Folds(count, seed: 4);

        Assert.Equal(Enumerable.Range(1, count), folds.Select(f => f.Number));
        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(f => Numbers(f.Test)).Order());
        Assert.All(folds, f => Assert.Equal(Enumerable.Range(0, 23).Except(Numbers(f.Test)), Numbers(f.Train)));
        Assert.All(folds, f => Assert.InRange(f.Test.Count, 23 / count, (23 / count) + 1));
    }

    [Fact]
    public void Each_class_is_shared_out_evenly()
    {
        int[] labels = [.. Enumerable.Range(0, 60).Select(row => row % 6 == 0 ? 1 : 0)];
        var data = Dataset.FromArrays(new float[60], 1, labels);

        Assert.All(data.Folds(5, seed: 1), f => Assert.Equal((10, 2), (f.Test.Count - 2, Enumerable.Range(0, f.Test.Count).Count(row => f.Test.Label(row) == 1))));
    }

    [Fact]
    public void The_seed_decides()
    {
        var data = Numbered(30);

        Assert.Equal(Numbers(data.Folds(3, seed: 1)[0].Test), Numbers(data.Folds(3, seed: 1)[0].Test));
        Assert.NotEqual(Numbers(data.Folds(3, seed: 1)[0].Test), Numbers(data.Folds(3, seed: 2)[0].Test));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void There_are_two_to_as_many_as_rows(int count)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(5).Folds(count, seed: 1));

        Assert.Contains($"must be from 2 to the number of rows, 5, but is {count}", error.Message, StringComparison.Ordinal);
    }

    private static Dataset Numbered(int rows) => Dataset.FromArrays([.. Enumerable.Range(0, rows).Select(i => (float)i)], 1);

    private static IEnumerable<int> Numbers(Dataset data) => Enumerable.Range(0, data.Count).Select(row => (int)data.Input(row)[0]);
}
