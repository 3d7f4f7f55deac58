namespace NetGen.Runtime.Tests.Data;

public class SplitTests
{
    [Theory]
    [InlineData(10, 7, 2, 1)] // 1.5 and 1.5: the first of two equal remainders gets the row
    [InlineData(20, 14, 3, 3)] // 0.15 × 20 is 3, also where binary fractions say a little less
    [InlineData(1797, 1258, 270, 269)] // 1257.9, 269.55, 269.55
    [InlineData(3, 1, 1, 1)] // every part gets a row where there are enough
    public void Sizes_AreRoundedByLargestRemainder(int rows, int train, int validation, int test)
    {
        var (a, b, c) = Numbered(rows).Split(0.7, 0.15, 0.15, seed: 1);

        Assert.Equal((train, validation, test), (a.Count, b.Count, c.Count));
    }

    [Fact]
    public void Parts_ShareOutTheRowsInTheirOrder()
    {
        var (a, b, c) = Numbered(100).Split(0.5, 0.3, 0.2, seed: 3);

        Assert.Equal(Enumerable.Range(0, 100), Ids(a).Concat(Ids(b)).Concat(Ids(c)).Order());
        Assert.All([a, b, c], part => Assert.Equal(Ids(part).Order(), Ids(part)));
    }

    [Fact]
    public void Seed_DecidesTheSplit()
    {
        var data = Numbered(1000);

        Assert.Equal(Ids(data.Split(0.8, 5).First), Ids(data.Split(0.8, 5).First));
        Assert.NotEqual(Ids(data.Split(0.8, 5).First), Ids(data.Split(0.8, 6).First));

        // The same on every machine and in every version: saved results can be repeated.
        Assert.Equal([1, 4, 5, 8, 9], Ids(Numbered(10).Split(0.5, 1).First));
    }

    [Fact]
    public void EveryRow_IsEquallyLikelyToBeChosen()
    {
        int[] chosen = new int[20];
        for (int seed = 0; seed < 4000; seed++)
        {
            foreach (int id in Ids(Numbered(20).Split(0.25, seed).First))
            {
                chosen[id]++;
            }
        }

        // Binomial: mean 1000, deviation sqrt(4000 · 0.25 · 0.75) = 27; five deviations.
        Assert.All(chosen, n => Assert.InRange(n, 1000 - 137, 1000 + 137));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(77)]
    public void Stratified_KeepsTheProportionsOfClasses(int seed)
    {
        int[] sizes = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180];
        var data = OfClasses(sizes);
        var (train, validation, test) = data.Split(0.7, 0.15, 0.15, seed);

        Assert.Equal((1258, 270, 269), (train.Count, validation.Count, test.Count));
        foreach (var (part, fraction) in new[] { (train, 0.7), (validation, 0.15), (test, 0.15) })
        {
            int[] counts = ClassCounts(part);
            Assert.All(sizes.Zip(counts), pair => Assert.InRange(pair.Second, (pair.First * fraction) - 1, (pair.First * fraction) + 1));
        }
    }

    [Fact]
    public void Stratified_RareClassIsInEveryPart()
    {
        var (train, validation, test) = OfClasses([500, 3, 1]).Split(0.7, 0.15, 0.15, seed: 1);

        Assert.Equal([1, 1, 1], new[] { train, validation, test }.Select(p => ClassCounts(p)[1]));

        // By the fractions alone it would be 353, 76, 75: the rare class's row in the test part moves one.
        Assert.Equal((352, 76, 76), (train.Count, validation.Count, test.Count));
    }

    [Fact]
    public void Stratified_ManyRareClassesAreInEveryPart()
    {
        var (train, validation, test) = OfClasses([.. Enumerable.Repeat(3, 30)]).Split(0.7, 0.15, 0.15, seed: 1);

        Assert.All([train, validation, test], part => Assert.All(ClassCounts(part), n => Assert.Equal(1, n)));
    }

    [Fact]
    public void Stratified_ClassesOfOneRow_StillGiveTheSizes()
    {
        var (train, validation, test) = OfClasses([.. Enumerable.Repeat(1, 20)]).Split(0.7, 0.15, 0.15, seed: 1);

        Assert.Equal((14, 3, 3), (train.Count, validation.Count, test.Count));
    }

    [Fact]
    public void Stratified_RandomClassesAndFractions_LoseNoRowAndKeepSizes()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 300; trial++)
        {
            int[] sizes = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(10, 60))];
            double first = 0.2 + (0.5 * random.NextDouble()), second = (1 - first) * (0.3 + (0.4 * random.NextDouble()));
            var data = OfClasses(sizes);
            var (a, b, c) = data.Split(first, second, 1 - first - second, trial);

            Assert.Equal(data.Count, Ids(a).Concat(Ids(b)).Concat(Ids(c)).Distinct().Count());
            Assert.InRange(a.Count, (data.Count * first) - 1, (data.Count * first) + 1);
            Assert.InRange(b.Count, (data.Count * second) - 1, (data.Count * second) + 1);
            Assert.All(sizes.Zip(ClassCounts(a)), pair => Assert.InRange(pair.Second, (pair.First * first) - 2, (pair.First * first) + 2));
        }
    }

    [Fact]
    public void NotStratified_IgnoresClasses()
    {
        var data = OfClasses([50, 50]);
        var halves = Enumerable.Range(0, 50).Select(seed => ClassCounts(data.Split(0.5, seed, stratify: false).First)[0]);

        Assert.Contains(halves, n => n != 25);
    }

    [Fact]
    public void Fractions_MayBeZero()
    {
        var (train, validation, test) = Numbered(10).Split(0.8, 0, 0.2, seed: 1);

        Assert.Equal((8, 0, 2), (train.Count, validation.Count, test.Count));
        Assert.Equal(10, Numbered(10).Split(1, seed: 1).First.Count);
    }

    [Fact]
    public void WeightsAndNames_GoWithTheRows()
    {
        var data = Dataset.FromArrays([0, 1, 2, 3], 1, [0, 1, 0, 1], ["a", "b"]).WithRowWeights([1, 2, 3, 4]);
        var (first, second) = data.Split(0.5, seed: 1);

        Assert.Equal(["a", "b"], second.ClassNames!);
        Assert.All([first, second], part => Assert.All(Enumerable.Range(0, 2), row => Assert.Equal(part.Input(row)[0] + 1, part.RowWeight(row))));
    }

    [Theory]
    [InlineData(0.7, 0.2, 0.2, "0.7 + 0.2 + 0.2")]
    [InlineData(1.2, -0.2, 0, "1.2 + -0.2 + 0")]
    [InlineData(double.NaN, 0.5, 0.5, "NaN")]
    public void Fractions_OutOfRangeOrSum_AreAnError(double train, double validation, double test, string named)
    {
        using var culture = new CultureScope("fi-FI");
        var error = Assert.Throws<ArgumentException>(() => Numbered(10).Split(train, validation, test, seed: 1));

        Assert.Contains(named, error.Message);
        Assert.Contains("sum to 1", error.Message);
    }

    [Fact]
    public void TooFewRows_AreAnError()
    {
        Assert.Contains("The data set has 2 rows, too few for a split", Assert.Throws<ArgumentException>(() => Numbered(2).Split(0.7, 0.15, 0.15, seed: 1)).Message);
        Assert.Contains("The data set has 0 rows, too few for a split", Assert.Throws<ArgumentException>(() => Numbered(2).Take(0).Split(0.5, seed: 1)).Message);
    }

    private static Dataset Numbered(int count) => Dataset.FromArrays([.. Enumerable.Range(0, count).Select(i => (float)i)], 1);

    private static Dataset OfClasses(int[] sizes)
    {
        int[] labels = [.. sizes.SelectMany((size, label) => Enumerable.Repeat(label, size))];
        return Dataset.FromArrays([.. Enumerable.Range(0, labels.Length).Select(i => (float)i)], 1, labels);
    }

    private static IEnumerable<int> Ids(Dataset data) => Enumerable.Range(0, data.Count).Select(row => (int)data.Input(row)[0]);

    private static int[] ClassCounts(Dataset data)
    {
        int[] counts = new int[data.ClassCount];
        for (int row = 0; row < data.Count; row++)
        {
            counts[data.Label(row)]++;
        }

        return counts;
    }
}
