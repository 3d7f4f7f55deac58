namespace NetGen.Runtime.Tests.Data;

/// <summary>Windows over series that learn the steps after them.</summary>
public sealed class SeriesTests
{
    private static readonly float[] First = [.. Enumerable.Range(0, 10).Select(i => (float)i)];
    private static readonly float[] Second = [100, 101, 102, 103, 104];

    [Fact]
    public void A_window_learns_the_steps_after_it()
    {
        var data = Dataset.FromSeries([First], size: 1, length: 4, horizon: 3, stride: 2);
        Assert.Equal((2, 4, 3), (data.Count, data.InputSize, data.TargetSize));
        Assert.Equal([0, 1, 2, 3], data.Input(0).ToArray());
        Assert.Equal([4, 5, 6], data.Target(0).ToArray());
        Assert.Equal([2, 3, 4, 5], data.Input(1).ToArray());
        Assert.Equal([6, 7, 8], data.Target(1).ToArray());
        Assert.Equal(2, data.SourceRow(1));
    }

    [Fact]
    public void Each_step_learns_a_later_one()
    {
        var data = Dataset.FromSeries([First], size: 2, length: 2, horizon: 1, perStep: true);
        Assert.Equal((3, 4, 4), (data.Count, data.InputSize, data.TargetSize));
        Assert.Equal([2, 3, 4, 5], data.Input(1).ToArray());
        Assert.Equal([4, 5, 6, 7], data.Target(1).ToArray());
        Assert.Equal([6, 7, 8, 9], data.Target(2).ToArray());
    }

    [Fact]
    public void No_window_reaches_into_the_next_series()
    {
        var data = Dataset.FromSeries([First, Second, [7]], size: 1, length: 3, horizon: 2);
        Assert.Equal([0f, 1, 2, 3, 4, 5, 100], Enumerable.Range(0, data.Count).Select(row => data.Input(row)[0]));
        Assert.Equal([103, 104], data.Target(6).ToArray());
    }

    [Fact]
    public void Batches_parts_and_shuffles_have_the_targets_of_their_windows()
    {
        var (train, test) = Dataset.FromSeries([First, Second], size: 1, length: 2, horizon: 2).Split(0.7, seed: 3);
        foreach (var part in new[] { train, test })
        {
            foreach (var batch in new MiniBatches(part, 3, seed: 1).Epoch(0))
            {
                for (int row = 0; row < batch.Inputs.Length / 2; row++)
                {
                    Assert.Equal([batch.Inputs[(2 * row) + 1] + 1, batch.Inputs[(2 * row) + 1] + 2], batch.Targets.Values.Slice(2 * row, 2).ToArray());
                }
            }
        }
    }

    [Fact]
    public void Wrong_series_are_named()
    {
        Assert.Contains(
            "A window of 9 steps and 2 steps to learn after it need 11 steps, but the longest series has 10",
            Assert.Throws<ArgumentException>(() => Dataset.FromSeries([First, Second], 1, 9, 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "series[1] must hold whole rows of 2 values, but has length 5",
            Assert.Throws<ArgumentException>(() => Dataset.FromSeries([First, Second], 2, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "series[0]: expected finite values", Assert.Throws<ArgumentException>(() => Dataset.FromSeries([[1, float.NaN]], 1, 1, 1)).Message,
            StringComparison.Ordinal);
        Assert.Contains("there is no series", Assert.Throws<ArgumentException>(() => Dataset.FromSeries([], 1, 1, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromSeries([First], 1, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromSeries([First], 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dataset.FromSeries([First], 1, 1, 1, stride: 0));
    }
}
