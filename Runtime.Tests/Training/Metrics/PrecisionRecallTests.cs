namespace NetGen.Runtime.Tests.Training.Metrics;

public class PrecisionRecallTests
{
    [Fact]
    public void Gives_the_numbers_of_scikit_learns_documentation()
    {
        // precision_recall_curve and average_precision_score: their examples. The last point there (precision 1, recall 0) has no threshold.
        var curve = PrecisionRecallCurve.Of([0.1f, 0.4f, 0.35f, 0.8f], [false, false, true, true]);

        Assert.Equal([0.1f, 0.35f, 0.4f, 0.8f], curve.Points.Select(p => p.Threshold));
        Assert.Equal([0.5, 2 / 3.0, 0.5, 1], curve.Points.Select(p => p.Counts.Precision));
        Assert.Equal([1, 1, 0.5, 0.5], curve.Points.Select(p => p.Counts.Recall));
        Assert.Equal(0.83, curve.AveragePrecision, 5e-3);
        Assert.Equal((0.5 * 1) + (0.5 * 2 / 3), curve.AveragePrecision, 1e-15);
        Assert.Equal(2, curve.Positives);
    }

    [Fact]
    public void Agrees_with_counting_at_each_score()
    {
        var random = new Random(3);
        float[] scores = [.. Enumerable.Range(0, 300).Select(_ => (float)random.Next(20))];
        bool[] positives = [.. scores.Select(s => random.Next(25) < s)];
        var curve = PrecisionRecallCurve.Of(scores, positives);

        double average = 0, recall = 0;
        foreach (float threshold in scores.Distinct().OrderDescending())
        {
            var counts = Count(threshold);
            Assert.Equal(counts, curve.At(threshold));
            Assert.Equal(counts, curve.Points.Single(p => p.Threshold == threshold).Counts);
            average += (counts.Recall - recall) * counts.Precision;
            recall = counts.Recall;
        }

        // Quotients of whole numbers, added up in another order.
        Assert.Equal(average, curve.AveragePrecision, 1e-12);
        Assert.Equal(20, curve.Points.Count);
        Assert.Equal(Count(4.5f), curve.At(4.5f));
        Assert.Equal(new ClassCounts(0, 0, curve.Positives), curve.At(20));

        ClassCounts Count(float threshold) => new(
            scores.Where((s, i) => s >= threshold && positives[i]).Count(), scores.Where((s, i) => s >= threshold && !positives[i]).Count(), scores.Where((s, i) => s < threshold && positives[i]).Count());
    }

    [Fact]
    public void Rows_of_the_same_score_are_taken_together()
    {
        var curve = PrecisionRecallCurve.Of([5, 5, 5, 5], [true, false, false, true]);

        Assert.Equal([new ThresholdCounts(5, new ClassCounts(2, 2, 0))], curve.Points);
        Assert.Equal(0.5, curve.AveragePrecision);
    }

    [Fact]
    public void The_best_threshold_is_that_of_the_highest_F1_or_of_the_least_cost()
    {
        // From the highest: + + − + − −.
        var curve = PrecisionRecallCurve.Of([6, 5, 4, 3, 2, 1], [true, true, false, true, false, false]);

        Assert.Equal(new ThresholdCounts(3, new ClassCounts(3, 1, 0)), curve.BestF1);
        Assert.Equal(3, curve.Cheapest(falsePositive: 1, falseNegative: 2).Threshold);
        Assert.Equal(5, curve.Cheapest(falsePositive: 2, falseNegative: 1).Threshold);
        Assert.Equal(3, curve.Cheapest(falsePositive: 1, falseNegative: 1).Threshold); // one mistake at 3 and at 5
        Assert.Equal(1, curve.Cheapest(0, 0).Threshold);
        Assert.Equal(new ThresholdCounts(float.PositiveInfinity, new ClassCounts(0, 0, 1)), PrecisionRecallCurve.Of([2, 1], [false, true]).Cheapest(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("falsePositive", () => curve.Cheapest(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("falseNegative", () => curve.Cheapest(1, double.NaN));
    }

    [Fact]
    public void What_is_no_number_reaches_no_threshold()
    {
        var curve = PrecisionRecallCurve.Of([float.NaN, 1, 2], [true, false, true]);

        Assert.Equal([new ThresholdCounts(1, new ClassCounts(1, 1, 1)), new ThresholdCounts(2, new ClassCounts(1, 0, 1))], curve.Points);
        Assert.Equal(double.NaN, curve.AveragePrecision);
        Assert.Throws<ArgumentException>("threshold", () => curve.At(float.NaN));
    }

    [Fact]
    public void Without_rows_or_positive_ones_it_is_undefined()
    {
        Assert.Equal(double.NaN, PrecisionRecallCurve.Of([1, 2], [false, false]).AveragePrecision);
        var none = PrecisionRecallCurve.Of([], []);
        Assert.Equal(double.NaN, none.AveragePrecision);
        Assert.Throws<InvalidOperationException>(() => none.BestF1);
        Assert.Throws<ArgumentException>("positives", () => PrecisionRecallCurve.Of([1], []));
    }
}
