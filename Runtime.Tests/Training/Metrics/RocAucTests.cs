namespace NetGen.Runtime.Tests.Training.Metrics;

public class RocAucTests
{
    [Theory]
    [InlineData(new[] { 0.1f, 0.4f, 0.35f, 0.8f }, new[] { false, false, true, true }, 0.75)] // the example in scikit-learn's documentation
    [InlineData(new[] { 1f, 2f, 3f, 4f }, new[] { false, false, true, true }, 1.0)]
    [InlineData(new[] { 1f, 2f, 3f, 4f }, new[] { true, true, false, false }, 0.0)]
    [InlineData(new[] { 5f, 5f, 5f, 5f }, new[] { true, false, false, true }, 0.5)]
    [InlineData(new[] { 1f, 2f, 2f, 3f }, new[] { false, false, true, true }, 0.875)] // pairs: 1, 1, a half, 1
    [InlineData(new[] { -0f, 0f }, new[] { false, true }, 0.5)]
    public void Is_the_part_of_pairs_in_order(float[] scores, bool[] positives, double expected)
    {
        Assert.Equal(expected, RocAuc.Binary(scores, positives), 1e-15);
    }

    [Fact]
    public void Agrees_with_counting_all_pairs()
    {
        var random = new Random(7);
        float[] scores = [.. Enumerable.Range(0, 300).Select(_ => (float)random.Next(20))];
        bool[] positives = [.. Enumerable.Range(0, 300).Select(_ => random.Next(3) == 0)];
        double wins = 0, pairs = 0;
        for (int i = 0; i < 300; i++)
        {
            for (int j = 0; j < 300; j++)
            {
                if (positives[i] && !positives[j])
                {
                    pairs++;
                    wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        // Ranks and pairs are halves of whole numbers, exact in double.
        Assert.Equal(wins / pairs, RocAuc.Binary(scores, positives), 1e-15);
    }

    [Fact]
    public void Does_not_change_its_arguments()
    {
        float[] scores = [3, 1, 2];
        bool[] positives = [true, false, true];

        RocAuc.Binary(scores, positives);

        Assert.Equal([3f, 1f, 2f], scores);
        Assert.Equal([true, false, true], positives);
    }

    [Theory]
    [InlineData(new[] { 1f, 2f }, new[] { true, true })]
    [InlineData(new[] { 1f, 2f }, new[] { false, false })]
    [InlineData(new float[0], new bool[0])]
    [InlineData(new[] { 1f, float.NaN }, new[] { true, false })]
    public void Is_undefined_without_both_classes_or_with_a_score_that_is_not_a_number(float[] scores, bool[] positives)
    {
        Assert.Equal(double.NaN, RocAuc.Binary(scores, positives));
    }

    [Fact]
    public void One_versus_rest_is_the_mean_over_the_classes()
    {
        float[] probabilities =
        [
            0.7f, 0.2f, 0.1f,
            0.3f, 0.3f, 0.4f,
            0.2f, 0.6f, 0.2f,
            0.4f, 0.1f, 0.5f,
        ];

        // Class 0 (row 0 against 1, 2, 3): 3 of 3. Class 1 (rows 1, 2 against 0, 3): all 4 of 4. Class 2 (row 3 against 0, 1, 2): 3 of 3.
        Assert.Equal(1.0, RocAuc.OneVersusRest(probabilities, [0, 1, 1, 2], 3), 1e-15);

        // Class 0 (rows 0, 1 against 2, 3): 0.7 beats both, 0.3 beats 0.2 only: 3 of 4. Class 1 (row 2): 3 of 3. Class 2 (row 3): 3 of 3.
        Assert.Equal((0.75 + 1 + 1) / 3, RocAuc.OneVersusRest(probabilities, [0, 0, 1, 2], 3), 1e-15);
    }

    [Fact]
    public void One_versus_rest_is_undefined_where_a_class_is_missing()
    {
        Assert.Equal(double.NaN, RocAuc.OneVersusRest([0.5f, 0.4f, 0.1f, 0.2f, 0.7f, 0.1f], [0, 1], 3));
    }

    [Fact]
    public void Wrong_lengths_and_labels_are_named()
    {
        Assert.Contains("Expected one score per row, but got 2 scores for 1 row.", Assert.Throws<ArgumentException>(() => RocAuc.Binary([1, 2], [true])).Message, StringComparison.Ordinal);
        Assert.Contains("Expected 4 probabilities for 2 rows of 2 classes, but got 3.", Assert.Throws<ArgumentException>(() => RocAuc.OneVersusRest([1, 2, 3], [0, 1], 2)).Message, StringComparison.Ordinal);
        Assert.Contains("row 1 is 2", Assert.Throws<ArgumentException>(() => RocAuc.OneVersusRest([1, 2, 3, 4], [0, 2], 2)).Message, StringComparison.Ordinal);
    }
}
