using NetGen.Runtime.Tests.Data.Infrastructure;

namespace NetGen.Runtime.Tests.Data;

[Features]
public sealed partial record NumberedRow(float Value, [Label] int Class);

/// <summary>What a number in a file says never decides how much memory is taken: labels number the classes, of which there are a million, or as many as rows.</summary>
public class LabelLimitTests
{
    private const int Most = 1_000_000;

    // What a class may cost where some memory for each is unavoidable: a weight of 8 bytes, and one of 4.
    private const long Bound = 64 + (Most * 16L);

    public static TheoryData<string, int> Sources
    {
        get
        {
            var sources = new TheoryData<string, int>();
            foreach (string source in new[] { "FromArrays", "FromRows", "FromRows[,]", "FromRows<TRow>", "FromNpy", "OpenNpy", "FromNpz" })
            {
                sources.Add(source, Most);
                sources.Add(source, 300_000_000);
                sources.Add(source, int.MaxValue - 1);
                sources.Add(source, int.MaxValue);
            }

            return sources;
        }
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_label_beyond_the_limit_is_an_error_that_suggests_targets(string source, int label)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.ThrowsAny<Exception>(() => Make(source, label));

        Assert.True(error is ArgumentException or InvalidDataException, error.ToString());
        Assert.Contains("a million or as many as there are rows; a quantity belongs in the targets", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    /// <summary>The largest label that there may be, in five rows: everything that goes by class stays within a stated bound.</summary>
    [Theory]
    [InlineData("FromArrays")]
    [InlineData("FromRows")]
    [InlineData("FromRows[,]")]
    [InlineData("FromRows<TRow>")]
    [InlineData("FromNpy")]
    [InlineData("OpenNpy")]
    [InlineData("FromNpz")]
    public void The_largest_label_takes_bounded_memory(string source)
    {
        var data = Make(source, Most - 1);
        Assert.Equal(Most, data.ClassCount);
        foreach (Action use in new Action[]
        {
            () => data.Split(0.6, seed: 1),
            () => data.Split(0.6, 0.2, 0.2, seed: 1),
            () => data.Folds(3, seed: 1),
            () => Assert.Throws<ArgumentException>(() => ClassWeights.FromFrequencies(data)),
            () => Assert.Throws<ArgumentException>(() => PositiveWeights.FromFrequencies(data)),
            () => Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(data.ClassCount)),
            () => _ = data.Batches(2, seed: 1).Epoch(0),
        })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            use();
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Bound);
        }
    }

    /// <summary>Where there are more rows than a million each of them may have a class of its own.</summary>
    [Fact]
    public void As_many_classes_as_rows_are_allowed()
    {
        int[] labels = [.. Enumerable.Range(0, Most + 2)];
        labels[0] = Most + 1;

        Assert.Equal(Most + 2, Dataset.FromArrays(new float[Most + 2], 1, labels).ClassCount);
        labels[0]++;
        Assert.Throws<ArgumentException>(() => Dataset.FromArrays(new float[Most + 2], 1, labels));
    }

    private static Dataset Make(string source, int label)
    {
        int[] labels = [0, 1, 2, 1, label];
        float[][] rows = [[0], [1], [2], [3], [4]];
        using var inputFile = TemporaryFile.Of(NpyBytes.Of("<f4", "(5, 1)", 0f, 1, 2, 3, 4));
        using var labelFile = TemporaryFile.Of(NpyBytes.Of("<i4", "(5,)", labels));
        return source switch
        {
            "FromArrays" => Dataset.FromArrays([0, 1, 2, 3, 4], 1, labels),
            "FromRows" => Dataset.FromRows(rows, labels),
            "FromRows[,]" => Dataset.FromRows(new float[,] { { 0 }, { 1 }, { 2 }, { 3 }, { 4 } }, labels),
            "FromRows<TRow>" => Dataset.FromRows(labels.Select((c, i) => new NumberedRow(i, c))),
            "FromNpy" => Dataset.FromNpy(inputFile.Path, labelFile.Path),
            "OpenNpy" => Dataset.OpenNpy(inputFile.Path, labelFile.Path),
            _ => Npz(inputFile, labelFile),
        };
    }

    private static Dataset Npz(TemporaryFile inputs, TemporaryFile labels)
    {
        using var file = TemporaryFile.Of(NpyBytes.Zip(("x", File.ReadAllBytes(inputs.Path)), ("y", File.ReadAllBytes(labels.Path))));
        return Dataset.FromNpz(file.Path, "x", labels: "y");
    }
}
