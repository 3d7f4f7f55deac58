namespace NetGen.Runtime.Tests.Training.Metrics;

public class ConfusionMatrixTests
{
    [Fact]
    public void Scores_are_those_of_scikit_learn()
    {
        // sklearn.metrics.classification_report([0,0,0,0,1,1,1,2,2,2], [0,0,0,1,1,1,2,2,0,2]), worked out by hand:
        // class 0: TP 3, FP 1, FN 1; class 1: TP 2, FP 1, FN 1; class 2: TP 2, FP 1, FN 1.
        var matrix = Matrix(3, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 0, 1, 1, 1, 2, 2, 0, 2]);

        Assert.Equal(10, matrix.Total);
        Assert.Equal(1, matrix[0, 1]);
        Assert.Equal(1, matrix[2, 0]);
        AssertClose(0.7, matrix.Accuracy);
        AssertClose(3 / 4.0, matrix.Scores.Classes[0].Precision);
        AssertClose(2 / 3.0, matrix.Scores.Classes[1].Recall);
        AssertClose(2 / 3.0, matrix.Scores.Classes[2].F1);
        Assert.Equal(3, matrix.Scores.Classes[2].Support);
        AssertClose(((3 / 4.0) + (2 / 3.0) + (2 / 3.0)) / 3, matrix.Scores.MacroPrecision);
        AssertClose(((3 / 4.0) + (2 / 3.0) + (2 / 3.0)) / 3, matrix.Scores.MacroF1);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Scores_are_a_line_that_is_the_same_in_every_culture(string culture)
    {
        var scores = Matrix(3, [0, 0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 0, 0, 1, 1, 1, 2, 2, 0, 2]).Scores;

        CultureScope.Run(culture, () => Assert.Equal("macro precision 0.6944, recall 0.6944, F1 0.6944 over 3 classes", scores.ToString()));
    }

    [Fact]
    public void Micro_scores_are_the_accuracy()
    {
        var matrix = Matrix(3, [0, 1, 2, 2, 2, 1], [0, 2, 2, 1, 2, 0]);

        AssertClose(0.5, matrix.Accuracy);
        AssertClose(0.5, matrix.Scores.Micro.Precision);
        AssertClose(0.5, matrix.Scores.Micro.Recall);
        AssertClose(0.5, matrix.Scores.Micro.F1);
    }

    [Fact]
    public void A_zero_denominator_gives_zero()
    {
        // Class 1 is never predicted, class 2 never occurs.
        var matrix = Matrix(3, [0, 0, 1], [0, 2, 0]);

        Assert.Equal(0, matrix.Scores.Classes[1].Precision);
        Assert.Equal(0, matrix.Scores.Classes[1].F1);
        Assert.Equal(0, matrix.Scores.Classes[2].Recall);
        AssertClose(((1 / 2.0) + 0 + 0) / 3, matrix.Scores.MacroRecall);
    }

    [Fact]
    public void Classes_that_neither_occur_nor_are_predicted_do_not_count_in_the_macro_mean()
    {
        var matrix = Matrix(5, [0, 0, 3], [0, 0, 3]);

        AssertClose(1, matrix.Scores.MacroRecall);
        AssertClose(1, matrix.Scores.MacroF1);
    }

    [Fact]
    public void Without_rows_everything_is_zero()
    {
        var matrix = new ConfusionMatrix(2);

        Assert.Equal(0, matrix.Accuracy);
        Assert.Equal(0, matrix.Scores.MacroPrecision);
        Assert.Equal(0, matrix.Scores.Micro.F1);
    }

    [Fact]
    public void Scores_follow_rows_that_come_later()
    {
        var matrix = Matrix(2, [0], [1]);
        Assert.Equal(0, matrix.Scores.MacroRecall);

        matrix.Add(0, 0);

        AssertClose(0.5, matrix.Scores.Classes[0].Recall);
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_table_is_aligned_and_the_same_in_every_culture(string culture)
    {
        var matrix = new ConfusionMatrix(2, ["cat", "elephant"]);
        for (int i = 0; i < 1200; i++)
        {
            matrix.Add(0, i < 1000 ? 0 : 1);
        }

        matrix.Add(1, 1);
        using var other = new CultureScope(culture);
        Assert.Equal(
            """
            actual \ predicted   cat  elephant    precision  recall    F1
            cat                 1000       200        100.0    83.3  90.9
            elephant               0         1          0.5   100.0   1.0
            """.ReplaceLineEndings("\n"),
            matrix.ToString());
    }

    [Fact]
    public void Classes_without_a_name_show_their_index()
    {
        Assert.Equal("1", new ConfusionMatrix(3, ["zero"]).ClassName(1));
        Assert.Equal("zero", new ConfusionMatrix(3, ["zero"]).ClassName(0));
    }

    [Theory]
    [InlineData(2, 0, "actual")]
    [InlineData(-1, 0, "actual")]
    [InlineData(0, 2, "predicted")]
    public void A_class_out_of_range_is_named(int actual, int predicted, string parameter)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).Add(actual, predicted));

        Assert.Equal(parameter, error.ParamName);
        Assert.Contains("0 to 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_names_than_classes_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new ConfusionMatrix(1, ["a", "b"]));

        Assert.Contains("There is 1 class, but 2 names.", error.Message, StringComparison.Ordinal);
    }

    private static ConfusionMatrix Matrix(int classes, int[] actual, int[] predicted)
    {
        var matrix = new ConfusionMatrix(classes);
        for (int i = 0; i < actual.Length; i++)
        {
            matrix.Add(actual[i], predicted[i]);
        }

        return matrix;
    }

    // A few roundings of double: the counts are exact.
    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-14);
}
