namespace NetGen.Runtime.Tests.Data;

public class DatasetTests
{
    [Fact]
    public void Labels_GiveRowsAndClasses()
    {
        var data = Dataset.FromArrays([1, 2, 3, 4, 5, 6], 2, [1, 0, 2]);

        Assert.Equal((3, 2, 0, 3), (data.Count, data.InputSize, data.TargetSize, data.ClassCount));
        Assert.Equal((true, false, false), (data.HasLabels, data.HasTargets, data.HasRowWeights));
        Assert.Equal([3, 4], data.Input(1).ToArray());
        Assert.Equal(2, data.Label(2));
        Assert.Null(data.ClassNames);
        Assert.Null(data.FeatureNames);
        Assert.Equal(1f, data.RowWeight(0));
    }

    [Fact]
    public void Targets_GiveRowsOfNumbers()
    {
        var data = Dataset.FromArrays([1, 2, 3], 1, [10, 11, 20, 21, 30, 31], 2);

        Assert.Equal((3, 1, 2, 0), (data.Count, data.InputSize, data.TargetSize, data.ClassCount));
        Assert.Equal((false, true), (data.HasLabels, data.HasTargets));
        Assert.Equal([20, 21], data.Target(1).ToArray());
        Assert.Contains("2 per row", Assert.Throws<InvalidOperationException>(() => data.Label(0)).Message);
    }

    [Fact]
    public void WithoutTargets_ThereAreOnlyInputs()
    {
        var data = Dataset.FromArrays([1, 2], 2);

        Assert.Equal((1, false, false), (data.Count, data.HasLabels, data.HasTargets));
        Assert.Throws<InvalidOperationException>(() => data.Label(0));
        Assert.Throws<InvalidOperationException>(() => data.Target(0).ToArray());
    }

    [Fact]
    public void ClassNames_SetTheNumberOfClasses()
    {
        var data = Dataset.FromArrays([1, 2], 1, [0, 1], ["a", "b", "c"]);

        Assert.Equal(3, data.ClassCount);
        Assert.Equal(["a", "b", "c"], data.ClassNames!);
    }

    [Fact]
    public void JaggedAndRectangularRows_AreCopied()
    {
        float[][] rows = [[1, 2], [3, 4]];
        int[] labels = [0, 1];
        var jagged = Dataset.FromRows(rows, labels);
        rows[0][0] = 9;
        labels[0] = 1;

        Assert.Equal([1, 2], jagged.Input(0).ToArray());
        Assert.Equal(0, jagged.Label(0));
        Assert.Equal([3, 4], Dataset.FromRows(new float[,] { { 1, 2 }, { 3, 4 } }, [0, 1]).Input(1).ToArray());
        Assert.Equal([6, 7], Dataset.FromRows([[1f], [2f]], [[5f, 5f], [6f, 7f]]).Target(1).ToArray());
        Assert.Equal([7], Dataset.FromRows(new float[,] { { 1 }, { 2 } }, new float[,] { { 6 }, { 7 } }).Target(1).ToArray());
        Assert.Equal(2, Dataset.FromRows([[1f], [2f]]).Count);
    }

    [Fact]
    public void Views_ShowRowsOfTheSameStorage()
    {
        float[] inputs = [0, 1, 2, 3, 4, 5];
        var data = Dataset.FromArrays(inputs, 1, [0, 1, 2, 3, 4, 5]);
        var view = data.Slice(1, 4).Rows([3, 0, 0]).Take(2);

        Assert.Equal(2, view.Count);
        Assert.Equal((4, 1), (view.Label(0), view.Label(1)));
        Assert.Equal(6, view.ClassCount);
        Assert.True(view.Input(0).Overlaps(inputs, out int offset));
        Assert.Equal(-4, offset);
        Assert.Equal(0, data.Take(0).Count);
    }

    [Fact]
    public void RowWeights_FollowTheRowsOfAView()
    {
        var data = Dataset.FromArrays([0, 1, 2], 1, [0, 1, 2]).WithRowWeights([1, 2, 3]);
        var view = data.Rows([2, 0]);

        Assert.True(view.HasRowWeights);
        Assert.Equal((3f, 1f), (view.RowWeight(0), view.RowWeight(1)));
        Assert.Equal(0.5f, view.WithRowWeights([0.5f, 1]).RowWeight(0));
        Assert.Equal(3f, view.RowWeight(0));
    }

    public static TheoryData<string, Action> Mistakes => new()
    {
        { "inputs is empty", () => Dataset.FromArrays([], 2) },
        { "inputSize is 0", () => Dataset.FromArrays([1], 0) },
        { "whole rows of 2 values, but has length 3", () => Dataset.FromArrays([1, 2, 3], 2) },
        { "Expected labels, one for each of 3 rows, but got 2.", () => Dataset.FromArrays([1, 2, 3], 1, [0, 1]) },
        { "Expected rows of targets, one for each of 2 rows, but got 3.", () => Dataset.FromArrays([1, 2], 1, [1, 2, 3], 1) },
        { "found NaN in row 1, column 0", () => Dataset.FromArrays([1, 2, float.NaN, 4], 2) },
        { "targets: expected finite values, but found -Infinity in row 0, column 1", () => Dataset.FromArrays([1], 1, [0, float.NegativeInfinity], 2) },
        { "label of row 1 is -1", () => Dataset.FromArrays([1, 2], 1, [0, -1]) },
        { "label of row 1 is 2, but there are names for the classes 0 to 1", () => Dataset.FromArrays([1, 2], 1, [0, 2], ["a", "b"]) },
        { "classes 0 and 2 are both called 'a'", () => Dataset.FromArrays([1], 1, [0], ["a", "b", "a"]) },
        { "at least one name", () => Dataset.FromArrays([1], 1, [0], []) },
        { "name of class 1 is null", () => Dataset.FromArrays([1], 1, [0], ["a", null!]) },
        { "at least one row, but got none", () => Dataset.FromRows([]) },
        { "Row 1 of inputs has 1 value, but row 0 has 2", () => Dataset.FromRows([[1, 2], [3]]) },
        { "start between 0 and 2, but starts at 3", () => Two().Slice(3, 0) },
        { "0 to 1 rows, but asks for 2", () => Two().Slice(1, 2) },
        { "asks for -1", () => Two().Take(-1) },
        { "no row 2: the data set has 2 rows", () => Two().Rows([0, 2]) },
        { "no row -1", () => Two().Input(-1).ToArray() },
        { "no row 2", () => Two().RowWeight(2) },
        { "Expected weights, one for each of 2 rows, but got 1.", () => Two().WithRowWeights([1]) },
        { "that of row 1 is -1", () => Two().WithRowWeights([1, -1]) },
        { "that of row 0 is NaN", () => Two().WithRowWeights([float.NaN, 1]) },
        { "At least one row must have a weight greater than 0", () => Two().WithRowWeights([0, 0]) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistakes_NameExpectedAndActual(string expected, Action mistake)
    {
        ArgumentNullException.ThrowIfNull(mistake);
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(mistake).Message);
    }

    private static Dataset Two() => Dataset.FromArrays([1, 2], 1, [0, 1]);
}
