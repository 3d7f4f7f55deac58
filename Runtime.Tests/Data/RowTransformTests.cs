using NetGen.Generated;

namespace NetGen.Runtime.Tests.Data;

public class RowTransformTests
{
    private const int Width = 20;
    private const long Seed = 3;

    [Theory]
    [InlineData(1, true)]
    [InlineData(7, true)]
    [InlineData(7, false)]
    [InlineData(1000, true)]
    public void A_row_changes_by_seed_epoch_and_place_whatever_its_batch(int batchSize, bool shuffle)
    {
        var batches = new MiniBatches(Data(50), batchSize, Seed, shuffle, transform: new AddRandom());
        foreach (long epoch in new[] { 1L, 2L })
        {
            int seen = 0;
            foreach (var batch in batches.Epoch(epoch))
            {
                for (int i = 0; i < batch.Rows; i++, seen++)
                {
                    int row = batch.Targets.Labels[i];
                    var random = new RowRandom(Seed, epoch, row);
                    for (int j = 0; j < Width; j++)
                    {
                        Assert.Equal((row * Width) + j + random.NextUniform(), batch.Inputs[(i * Width) + j]);
                    }
                }
            }

            Assert.Equal(50, seen);
        }
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void Batches_that_other_threads_gather_are_the_same(int workers, bool isAhead)
    {
        var data = Data(103);
        var alone = new MiniBatches(data, 8, Seed, transform: new AddRandom());
        var shared = new MiniBatches(data, 8, Seed, transform: new AddRandom());
        using var team = new WorkerTeam(workers);
        shared.GatherWith(team, isAhead);
        foreach (int epoch in new[] { 1, 2 })
        {
            alone.Begin(epoch);
            shared.Begin(epoch);
            bool more;
            do
            {
                more = alone.Next();
                Assert.Equal(more, shared.Next());
                Assert.Equal(alone.Inputs, shared.Inputs);
                Assert.Equal(alone.Targets.Labels, shared.Targets.Labels);
            }
            while (more);
        }

        // An epoch that is left in the middle does not disturb the next one.
        shared.Begin(7);
        shared.Next();
        alone.Begin(8);
        shared.Begin(8);
        Assert.Equal(alone.Next(), shared.Next());
        Assert.Equal(alone.Inputs, shared.Inputs);
        shared.StopGathering();
    }

    [Fact]
    public void What_fails_on_another_thread_is_thrown_where_the_batch_is_asked_for()
    {
        var batches = new MiniBatches(Data(40), 8, Seed, shuffle: false, transform: new FailsAt(20));
        using var team = new WorkerTeam(2);
        batches.GatherWith(team, isAhead: true);
        batches.Begin(1);
        Assert.True(batches.Next());
        Assert.True(batches.Next());

        var failure = Assert.Throws<NotSupportedException>(() => batches.Next());

        Assert.Equal("row 20", failure.Message);
        batches.StopGathering();
    }

    [Fact]
    public void A_failure_that_nobody_waits_for_stays_in_its_batch()
    {
        var batches = new MiniBatches(Data(40), 8, Seed, shuffle: false, transform: new FailsAt(8));
        using var team = new WorkerTeam(2);
        batches.GatherWith(team, isAhead: true);
        batches.Begin(1);
        Assert.True(batches.Next());
        batches.Begin(2);

        Assert.True(batches.Next());
        batches.StopGathering();
    }

    [Fact]
    public void Draws_stay_in_their_range()
    {
        var random = new RowRandom(1, 2, 3);
        var same = new RowRandom(1, 2, 3);
        for (int i = 0; i < 1000; i++)
        {
            float number = random.NextUniform(-2, 5);
            Assert.InRange(number, -2, 5);
            Assert.Equal(number, same.NextUniform(-2, 5));
            Assert.InRange(random.NextBelow(7), 0, 6);
            same.NextBelow(7);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new RowRandom(1, 2, 3).NextBelow(0));
    }

    private static Dataset Data(int rows) => Dataset.FromArrays(
        [.. Enumerable.Range(0, rows * Width).Select(i => (float)i)], Width, [.. Enumerable.Range(0, rows)]);

    private sealed class AddRandom : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
        {
            for (int i = 0; i < row.Length; i++)
            {
                transformed[i] = row[i] + random.NextUniform();
            }
        }
    }

    private sealed class FailsAt(int failing) : IRowTransform
    {
        public void Transform(ReadOnlySpan<float> row, Span<float> transformed, ref RowRandom random)
        {
            row.CopyTo(transformed);
            if (row[0] == failing * Width)
            {
                throw new NotSupportedException($"row {failing}");
            }
        }
    }
}
