using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.InfrastructureTests;

public class CoveringArrayTests
{
    private static readonly Axis[] Axes =
    [
        Axis.Of("width", 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100),
        Axis.Of("activation", "None", "ReLU", "Tanh", "Softmax"),
        Axis.Of("loss", "CrossEntropy", "MeanSquaredError", "Huber"),
        Axis.Of("batch", 1, 2, 3, 7, 32, 33),
    ];

    [Fact]
    public void Every_pair_occurs()
    {
        var rows = CoveringArray.Pairwise(Axes);

        Assert.All(Pairs(_ => true), pair => Assert.Contains(rows, row => Contains(row, pair)));
    }

    [Fact]
    public void Excluded_pairs_never_occur_and_all_others_do()
    {
        static bool Excluded(CoveringRow row) =>
            (row.Get<int>("width") == 1 && row.Get<string>("loss") == "CrossEntropy") || (row.Get<string>("activation") == "Softmax" && row.Get<int>("batch") == 1);
        Exclusion[] exclusions =
        [
            Exclusion.Of<string, int>("loss", "width", (loss, width) => width == 1 && loss == "CrossEntropy"),
            Exclusion.Of<string, int>("activation", "batch", (activation, batch) => activation == "Softmax" && batch == 1),
        ];
        var rows = CoveringArray.Pairwise(Axes, exclusions);

        Assert.All(rows, row => Assert.False(Excluded(row), row.ToString()));
        Assert.All(Pairs(row => !Excluded(row)), pair => Assert.Contains(rows, row => Contains(row, pair)));
    }

    [Fact]
    public void There_are_few_rows()
    {
        // No array can have fewer than 14 · 6 (the two longest axes); greedy stays within a quarter of it, the product is 1,008.
        Assert.InRange(CoveringArray.Pairwise(Axes).Count, 84, 105);
    }

    [Fact]
    public void Only_allowed_rows_occur_and_every_pair_that_they_can_have()
    {
        static bool Allowed(CoveringRow row) =>
            !(row.Get<string>("activation") == "Softmax" && row.Get<string>("loss") == "CrossEntropy")
            && !(row.Get<int>("width") == 1 && row.Get<string>("loss") == "CrossEntropy")
            && (row.Get<int>("width") < 64 || row.Get<string>("activation") == "ReLU" || row.Get<int>("batch") < 3);
        var rows = CoveringArray.Pairwise(Axes, Allowed);

        Assert.All(rows, row => Assert.True(Allowed(row), row.ToString()));
        Assert.All(Pairs(Allowed), pair => Assert.Contains(rows, row => Contains(row, pair)));
    }

    [Fact]
    public void The_same_axes_give_the_same_rows() =>
        Assert.Equal(CoveringArray.Pairwise(Axes).Select(r => r.ToString()), CoveringArray.Pairwise(Axes).Select(r => r.ToString()));

    [Fact]
    public void Nothing_allowed_gives_nothing() => Assert.Empty(CoveringArray.Pairwise(Axes, _ => false));

    [Fact]
    public void A_row_reads_as_its_values() =>
        Assert.Equal("a = 1, b = 0.5", CoveringArray.Pairwise([Axis.Of("a", 1), Axis.Of("b", 0.5)]).Single().ToString());

    [Fact]
    public void Wrong_axes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CoveringArray.Pairwise([Axis.Of("a", 1)]));
        Assert.Throws<ArgumentException>(() => CoveringArray.Pairwise([Axis.Of("a", 1), Axis.Of<int>("b")]));
        Assert.Throws<ArgumentException>(() => CoveringArray.Pairwise(Axes)[0]["depth"]);
    }

    private static bool Contains(CoveringRow row, (string A, object X, string B, object Y) pair) => row[pair.A].Equals(pair.X) && row[pair.B].Equals(pair.Y);

    /// <summary>The pairs of all allowed combinations, found the slow way.</summary>
    private static HashSet<(string A, object X, string B, object Y)> Pairs(Func<CoveringRow, bool> allowed)
    {
        var choices = Axes.Aggregate<Axis, IEnumerable<int[]>>([[]], (rows, axis) => rows.SelectMany(row => Enumerable.Range(0, axis.Values.Count).Select(c => (int[])[.. row, c])));
        return [.. from choice in choices
                   let row = new CoveringRow(Axes, choice)
                   where allowed(row)
                   from a in Enumerable.Range(0, Axes.Length)
                   from b in Enumerable.Range(a + 1, Axes.Length - a - 1)
                   select (Axes[a].Name, row[Axes[a].Name], Axes[b].Name, row[Axes[b].Name])];
    }
}
