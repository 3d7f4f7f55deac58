namespace NetGen.Runtime.Tests.Data;

/// <summary>Splits by time and by groups.</summary>
public class GroupSplitTests
{
    [Fact]
    public void Parts_in_time_order_are_the_first_rows_and_the_last()
    {
        var data = Numbered(20);
        var (first, second) = data.SplitByTime(0.75);
        var (train, validation, test) = data.SplitByTime(0.5, 0.25, 0.25);

        Assert.Equal(Enumerable.Range(0, 15), Ids(first));
        Assert.Equal(Enumerable.Range(15, 5), Ids(second));
        Assert.Equal(Enumerable.Range(0, 10), Ids(train));
        Assert.Equal(Enumerable.Range(10, 5), Ids(validation));
        Assert.Equal(Enumerable.Range(15, 5), Ids(test));
    }

    [Fact]
    public void A_gap_between_parts_is_left_out()
    {
        var (train, validation, test) = Numbered(24).SplitByTime(0.5, 0.25, 0.25, gap: 2);

        Assert.Equal(Enumerable.Range(0, 10), Ids(train));
        Assert.Equal(Enumerable.Range(12, 5), Ids(validation));
        Assert.Equal(Enumerable.Range(19, 5), Ids(test));
        Assert.Equal(Enumerable.Range(0, 24), Ids(Numbered(24).SplitByTime(1, gap: 3).First));
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void No_group_is_in_two_parts(double share)
    {
        var data = Numbered(200);
        for (int seed = 0; seed < 50; seed++)
        {
            var (first, second) = data.SplitByGroup(share, Group, seed);

            Assert.Equal(Enumerable.Range(0, 200), Ids(first).Concat(Ids(second)).Order());
            Assert.Empty(Ids(first).Select(Group).Intersect(Ids(second).Select(Group)));
            Assert.Equal(Ids(first).Order(), Ids(first));

            // The largest group has 10 rows.
            Assert.InRange(first.Count, (share * 200) - 10, (share * 200) + 10);
        }
    }

    [Fact]
    public void Three_parts_are_shared_out_alike_and_the_seed_decides()
    {
        var data = Numbered(200);
        var (train, validation, test) = data.SplitByGroup(0.6, 0.2, 0.2, Group, seed: 4);

        Assert.Equal(Enumerable.Range(0, 200), Ids(train).Concat(Ids(validation)).Concat(Ids(test)).Order());
        Assert.Equal(20, new[] { train, validation, test }.Sum(part => Ids(part).Select(Group).Distinct().Count()));
        Assert.InRange(validation.Count, 30, 50);
        Assert.Equal(Ids(train), Ids(data.SplitByGroup(0.6, 0.2, 0.2, Group, seed: 4).Train));
        Assert.NotEqual(Ids(train), Ids(data.SplitByGroup(0.6, 0.2, 0.2, Group, seed: 5).Train));
    }

    [Fact]
    public void No_part_stays_empty_while_there_are_groups()
    {
        // Two groups of 50: by rows alone both would go to the part with 90 %.
        var (first, second) = Numbered(100).SplitByGroup(0.9, row => row / 50, seed: 1);

        Assert.Equal((50, 50), (first.Count, second.Count));
    }

    [Fact]
    public void Folds_test_each_group_once()
    {
        var data = Numbered(200);

        var folds = data.FoldsByGroup(4, Group, seed: 2);

        Assert.Equal([1, 2, 3, 4], folds.Select(f => f.Number));
        Assert.Equal(Enumerable.Range(0, 200), folds.SelectMany(f => Ids(f.Test)).Order());
        Assert.All(folds, f => Assert.Empty(Ids(f.Train).Select(Group).Intersect(Ids(f.Test).Select(Group))));
        Assert.All(folds, f => Assert.InRange(f.Test.Count, 40, 60));
    }

    [Fact]
    public void A_cross_validation_takes_them()
    {
        var data = Dataset.FromArrays([.. Enumerable.Range(0, 60).Select(i => (float)(i % 7) / 7)], 1, [.. Enumerable.Range(0, 60).Select(i => i % 7 / 3.5f)], 1);
        var folds = data.FoldsByGroup(3, row => row / 6, seed: 1);

        var result = CrossValidation.Run(folds, fold => new Trainer<Slope>(new Slope(seed: fold.Number), new Adam { LearningRate = 0.1f }) { Epochs = 40 });

        Assert.Equal(folds.Select(f => f.Test.Count), result.Folds.Select(f => f.Evaluation.Rows));
        Assert.Throws<ArgumentException>(() => CrossValidation.Run<Slope>([], _ => null!));
    }

    [Fact]
    public void What_cannot_be_split_is_an_error()
    {
        var data = Numbered(10);

        Assert.StartsWith("The fractions of a split must each be from 0 to 1", Assert.Throws<ArgumentException>(() => data.SplitByTime(1.5)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The data set has 1 row, too few", Assert.Throws<ArgumentException>(() => Numbered(1).SplitByTime(0.5)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The data set has 10 rows, but 10 are to be left out", Assert.Throws<ArgumentException>(() => data.SplitByTime(0.5, gap: 10)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.SplitByTime(0.5, gap: -1));
        Assert.StartsWith("The data set has 1 group, too few for 2 parts", Assert.Throws<ArgumentException>(() => data.SplitByGroup(0.5, _ => 0, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The group of row 0 is null.", Assert.Throws<ArgumentException>(() => data.SplitByGroup(0.5, _ => (string)null!, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The data set has 5 groups, too few for 6 parts", Assert.Throws<ArgumentException>(() => data.FoldsByGroup(6, row => row / 2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.FoldsByGroup(1, row => row, 1));
        Assert.Throws<ArgumentNullException>(() => data.FoldsByGroup<int>(2, null!, 1));
    }

    /// <summary>Twenty groups of 10 rows, which do not stand together.</summary>
    private static string Group(int row) => $"g{row % 20}";

    private static Dataset Numbered(int rows) => Dataset.FromArrays([.. Enumerable.Range(0, rows).Select(i => (float)i)], 1);

    private static IEnumerable<int> Ids(Dataset data) => Enumerable.Range(0, data.Count).Select(row => (int)data.Input(row)[0]);
}

/// <summary>A number from another one.</summary>
[Network(1)]
[Dense(1)]
[MeanSquaredErrorLoss]
public sealed partial class Slope;
