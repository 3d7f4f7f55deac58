namespace NetGen.Runtime.Tests.Training;

public class DropLastTests
{
    [Fact]
    public void A_short_last_batch_is_left_out()
    {
        var seen = new BatchRows();
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Create(1), new Sgd()) { BatchSize = 40, Epochs = 2, DropLast = true, Callbacks = { seen } };

        trainer.Fit(TestData.ThreeClasses(90));

        Assert.Equal([40, 40, 40, 40], seen.Rows);
        Assert.Equal((2, 80), (seen.BatchesPerEpoch, seen.RowsPerEpoch));
        Assert.Equal(4, trainer.Steps);
    }

    [Fact]
    public void Nothing_is_left_out_where_all_batches_are_full()
    {
        float[] with = Trained(dropLast: true), without = Trained(dropLast: false);

        Assert.Equal(without, with);

        static float[] Trained(bool dropLast)
        {
            var network = LinearNetwork<ThreeClasses>.Create(1);
            new Trainer<LinearNetwork<ThreeClasses>>(network, new Adam()) { BatchSize = 30, Epochs = 3, DropLast = dropLast }.Fit(TestData.ThreeClasses(90));
            return network.Parameters.ToArray();
        }
    }

    [Fact]
    public void The_finder_leaves_it_out_too()
    {
        // The last batch, of one row with an enormous input, would show in the losses.
        var data = Dataset.FromArrays([1, 2, 3, 4, 1e6f, 1e6f], 2, [0, 1, 2]);
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Create(1), new Sgd()) { BatchSize = 2, Shuffle = false, DropLast = true };

        Assert.All(new LearningRateFinder { MaximumRate = 1e-3 }.Find(trainer, data).Points, point => Assert.True(point.Loss < 100));
    }

    private sealed class BatchRows : Callback
    {
        private int before;

        public List<int> Rows { get; } = [];

        public int BatchesPerEpoch { get; private set; }

        public int RowsPerEpoch { get; private set; }

        public override void OnEpochBegin(TrainingContext context) => before = 0;

        public override void OnBatchEnd(TrainingContext context)
        {
            Rows.Add(context.Rows - before);
            before = context.Rows;
            (BatchesPerEpoch, RowsPerEpoch) = (context.BatchesPerEpoch, context.RowsPerEpoch);
        }
    }
}
