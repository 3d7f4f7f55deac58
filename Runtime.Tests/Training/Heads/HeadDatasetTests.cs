namespace NetGen.Runtime.Tests.Training.Heads;

public class HeadDatasetTests
{
    [Fact]
    public void A_head_is_a_view_of_its_targets()
    {
        var parts = HeadData.Parts(20);
        var data = HeadData.ThreeHeads(20).WithRowWeights([.. Enumerable.Range(1, 20).Select(i => (float)i)]).Rows([3, 17, 3]);

        Assert.Equal(["price", "sizes", "isLarge", "kind"], data.Heads.Select(h => h.Name));
        Assert.Equal([false, false, true, true], data.Heads.Select(h => h.HasLabels));
        Assert.Equal([1, 2, 0, 0], data.Heads.Select(h => h.TargetSize));
        Assert.False(data.HasLabels || data.HasTargets);
        Assert.Equal((0, 0), (data.ClassCount, data.TargetSize));
        var kind = data.Head("kind");
        Assert.Equal(HeadData.Kinds, kind.ClassNames);
        Assert.Equal([parts.Kinds[3], parts.Kinds[17], parts.Kinds[3]], Enumerable.Range(0, 3).Select(kind.Label));
        Assert.Equal(parts.Sizes[34..36], data.Head("sizes").Target(1).ToArray());
        Assert.Equal(18f, kind.RowWeight(1));
        Assert.Equal(data.Input(1).ToArray(), kind.Input(1).ToArray());
        Assert.Empty(kind.Heads);
    }

    [Fact]
    public void One_head_is_a_data_set_without_heads()
    {
        var parts = HeadData.Parts(5);
        var data = Dataset.FromArrays(parts.Inputs, 3, [DatasetHead.FromLabels("kind", parts.Kinds, HeadData.Kinds)]);

        Assert.Empty(data.Heads);
        Assert.True(data.HasLabels);
        Assert.Equal(parts.Kinds[4], data.Label(4));
    }

    /// <summary>Labels and numbers stand next to each other, row by row, in the order of the heads; also of a view, shuffled.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Batches_have_the_targets_of_all_heads(bool isView)
    {
        var parts = HeadData.Parts(30);
        var data = HeadData.ThreeHeads(30);
        data = isView ? data.Rows([.. Enumerable.Range(0, 30).Reverse()]) : data;
        int seen = 0;
        foreach (var batch in data.Batches(7, seed: 4, shuffle: true).Epoch(1))
        {
            Assert.Equal(2 * batch.Rows, batch.Targets.Labels.Length);
            Assert.Equal(3 * batch.Rows, batch.Targets.Values.Length);
            for (int i = 0; i < batch.Rows; i++)
            {
                float first = batch.Inputs[3 * i];
                int row = Enumerable.Range(0, 30).Single(r => parts.Inputs[3 * r] == first);
                Assert.Equal([parts.AreLarge[row], parts.Kinds[row]], batch.Targets.Labels.Slice(2 * i, 2).ToArray());
                Assert.Equal([parts.Prices[row], parts.Sizes[2 * row], parts.Sizes[(2 * row) + 1]], batch.Targets.Values.Slice(3 * i, 3).ToArray());
                seen++;
            }
        }

        Assert.Equal(30, seen);
    }

    [Fact]
    public void A_split_names_the_head_whose_classes_it_shares_out()
    {
        var data = HeadData.ThreeHeads(100);

        string message = Assert.Throws<InvalidOperationException>(() => data.Split(0.5, seed: 1)).Message;
        Assert.Equal("Several heads have classes (isLarge, kind): choose one with StratifiedBy(\"isLarge\"), or pass stratify: false.", message);
        Assert.Equal(50, data.Split(0.5, seed: 1, stratify: false).First.Count);
        var (first, second) = data.StratifiedBy("kind").Split(0.5, seed: 1);
        var (expectedFirst, expectedSecond) = data.Head("kind").Split(0.5, seed: 1);
        Assert.Equal(Counts(expectedFirst), Counts(first.Head("kind")));
        Assert.Equal(Counts(expectedSecond), Counts(second.Head("kind")));

        // What it is shared out by goes with the view: a cross-validation splits its parts once more.
        Assert.Equal(10, first.Folds(5, seed: 1)[0].Test.Count);
        Assert.Contains("has numbers", Assert.Throws<ArgumentException>(() => data.StratifiedBy("price")).Message, StringComparison.Ordinal);

        // One head with classes is that head.
        var one = HeadData.KindAndPrice(100);
        Assert.Equal(Counts(expectedFirst), Counts(one.Split(0.5, seed: 1).First.Head("kind")));

        static int[] Counts(Dataset data) => [.. Enumerable.Range(0, 3).Select(c => Enumerable.Range(0, data.Count).Count(row => data.Label(row) == c))];
    }

    [Fact]
    public void What_does_not_fit_names_its_head()
    {
        float[] inputs = [1, 2, 3];
        Check("Head 'kind': The label of row 1 is -1, but labels count from 0.", () => DatasetHead.FromLabels("kind", [0, -1]));
        Check("Head 'kind': The label of row 0 is 2, but there are names for the classes 0 to 1 (classes count from 0).", () => DatasetHead.FromLabels("kind", [2], ["a", "b"]));
        Check("Head 'price': numbers: expected finite values, but found NaN in row 1, column 0 (counted from 0).", () => DatasetHead.FromNumbers("price", [1, float.NaN]));
        Check("Expected targets of head 'kind', one for each of 3 rows, but got 2.", () => Dataset.FromArrays(inputs, 1, [DatasetHead.FromLabels("kind", [0, 1])]));
        Check(
            "The names of heads must be distinct, but two are called 'a'.",
            () => Dataset.FromArrays(inputs, 1, [DatasetHead.FromLabels("a", [0, 1, 0]), DatasetHead.FromNumbers("a", [0, 1, 0])]));
        Check("The data set has no head 'x': its heads are kind, price.", () => HeadData.KindAndPrice().Head("x"));
        Check("The data set has no head 'x': its rows have one target or none.", () => TestData.Line().Head("x"));
        string label = Assert.Throws<InvalidOperationException>(() => HeadData.KindAndPrice().Label(0)).Message;
        Assert.Equal("The data set has no labels: its targets belong to several heads (kind, price), and Head selects one of them.", label);

        static void Check(string expected, Func<object> act) => Assert.StartsWith(expected, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }
}
