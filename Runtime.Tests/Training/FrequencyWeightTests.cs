namespace NetGen.Runtime.Tests.Training;

public class FrequencyWeightTests
{
    /// <summary>scikit-learn's compute_class_weight("balanced", …) of these labels.</summary>
    [Fact]
    public void Classes_get_the_weights_of_scikit_learn()
    {
        var data = Dataset.FromArrays(new float[8], 1, [0, 0, 0, 0, 1, 1, 2, 2]);

        // 8 / (3 · 4) and 8 / (3 · 2), each rounded once from double.
        Assert.Equal([(float)(8.0 / 12), (float)(8.0 / 6), (float)(8.0 / 6)], ClassWeights.FromFrequencies(data));
    }

    [Fact]
    public void Each_class_counts_alike_in_the_loss()
    {
        var data = Dataset.FromArrays(new float[5], 1, [0, 0, 0, 0, 1]).WithRowWeights([1, 1, 2, 0, 2]);

        float[] weights = ClassWeights.FromFrequencies(data);

        Assert.Equal(weights[0] * 4, weights[1] * 2);
        Assert.Equal(6, (weights[0] * 4) + (weights[1] * 2));
    }

    [Fact]
    public void A_class_without_rows_is_named()
    {
        var data = Dataset.FromArrays(new float[2], 1, [0, 2], ["cat", "dog", "owl"]);

        var error = Assert.Throws<ArgumentException>(() => ClassWeights.FromFrequencies(data));

        Assert.StartsWith("Each of the 3 classes needs a row for its weight, but there are none of class dog.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_labels_there_are_no_classes() =>
        Assert.Throws<InvalidOperationException>(() => ClassWeights.FromFrequencies(Dataset.FromArrays([1, 2], 1, [1, 2], 1)));

    [Fact]
    public void Positive_targets_of_an_output_count_like_its_negative_ones()
    {
        var data = Dataset.FromArrays(new float[4], 1, [1, 0, 0, 0.5f, 0, 0.5f, 0, 1], 2);

        Assert.Equal([3, 1], PositiveWeights.FromFrequencies(data));
        Assert.Equal([3], PositiveWeights.FromFrequencies(Dataset.FromArrays(new float[4], 1, [0, 1, 0, 0])));
    }

    [Fact]
    public void What_gives_no_positive_weights_is_named()
    {
        Assert.Contains("but the data set has labels of 3", Error(Dataset.FromArrays(new float[3], 1, [0, 1, 2])), StringComparison.Ordinal);
        Assert.Contains("has neither", Error(Dataset.FromArrays(new float[3], 1)), StringComparison.Ordinal);
        Assert.Contains("output 0 of row 1 has 2", Error(Dataset.FromArrays(new float[2], 1, [1, 2], 1)), StringComparison.Ordinal);
        Assert.Contains("Output 0 needs positive and negative targets for its weight, but has 2 positive and 0 negative ones", Error(Dataset.FromArrays(new float[2], 1, [1, 1], 1)), StringComparison.Ordinal);

        static string Error(Dataset data) => Assert.Throws<ArgumentException>(() => PositiveWeights.FromFrequencies(data)).Message;
    }
}
