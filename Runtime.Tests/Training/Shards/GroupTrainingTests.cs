namespace NetGen.Runtime.Tests.Training.Shards;

/// <summary>Trainings that several ranks share, here as threads: they come to the bits of one process with the same shards.</summary>
public class GroupTrainingTests
{
    public static TheoryData<int> Ranks => [1, 2, 3, 4, 5, 7, 8];

    [Theory]
    [MemberData(nameof(Ranks))]
    public void Every_number_of_ranks_comes_to_the_bits_of_one_process(int ranks)
    {
        byte[] alone = ShardData.Train(8, RankGroup.OfOne);

        Assert.All(ThreadGroup.Run(ranks, group => ShardData.Train(8, group)), network => Assert.Equal(alone, network));
    }

    /// <summary>Batches of 2 to 5 rows: whole ranks have nothing to compute.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Shards_without_rows_are_left_out_alike(int ranks)
    {
        byte[] alone = Train(RankGroup.OfOne);

        Assert.All(ThreadGroup.Run(ranks, Train), network => Assert.Equal(alone, network));

        static byte[] Train(RankGroup group)
        {
            var trainer = ShardData.Trainer(16, group);
            trainer.BatchSize = 5;
            trainer.Epochs = 2;
            trainer.Fit(ShardData.Set());
            return trainer.Network.Save();
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Heads_and_standardised_data_come_to_the_same_bits(int ranks)
    {
        byte[] alone = Train(RankGroup.OfOne);

        Assert.All(ThreadGroup.Run(ranks, Train), network => Assert.Equal(alone, network));

        static byte[] Train(RankGroup group)
        {
            var trainer = new Trainer<Heads.KindAndPrice>(new Heads.KindAndPrice(seed: 1), new Sgd { LearningRate = 0.1f }) { BatchSize = 32, Epochs = 3, Shards = 4, Group = group };
            trainer.Fit(Heads.HeadData.KindAndPrice());
            return trainer.Network.Save();
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Running_statistics_come_to_the_same_bits(int ranks)
    {
        byte[] alone = Train(RankGroup.OfOne);

        Assert.All(ThreadGroup.Run(ranks, Train), network => Assert.Equal(alone, network));

        static byte[] Train(RankGroup group)
        {
            var trainer = new Trainer<ShardedNormalised>(new ShardedNormalised(seed: 1), new Adam()) { BatchSize = 32, Epochs = 3, Shards = 4, Group = group, DropLast = true };
            trainer.Fit(ShardData.Set());
            return trainer.Network.Save();
        }
    }

    [Theory]
    [InlineData(2, 8)]
    [InlineData(4, 8)]
    [InlineData(8, 8)]
    [InlineData(3, 8)]
    [InlineData(5, 32)]
    public void Each_rank_sends_no_more_than_a_ring(int ranks, int shards)
    {
        long[] sent = ThreadGroup.Run(ranks, group =>
        {
            var tree = new ShardTree(shards);
            var core = ShardData.CoreOf(new SharedNetwork(seed: 1));
            var gradients = core.Shard(tree, group);
            var data = ShardData.Wide(64);
            float[] inputs = [.. Enumerable.Range(0, 64).SelectMany(row => data.Input(row).ToArray())];
            core.ComputeGradientsHeld(inputs, Enumerable.Range(0, 64).Select(row => row % 10).ToArray(), gradients);
            return group.BytesSent;
        });

        for (int rank = 0; rank < ranks; rank++)
        {
            // The slices of a node go to all others, and the sum of a slice too; slices are whole cache lines, and each rank tells its losses.
            int nodes = new ShardTree(shards).NodesOf(rank, ranks).Length;
            double values = (double)SharedNetwork.Description.ParameterStorage * (ranks - 1) / ranks;
            long formula = (long)(sizeof(float) * (nodes + 1) * values) + ((nodes + 1L) * 64 * ranks) + (sizeof(double) * (long)shards * ranks);
            Assert.InRange(sent[rank], (long)(sizeof(float) * values), formula);
        }
    }

    [Fact]
    public void A_checkpoint_of_two_ranks_goes_on_with_three_and_alone()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = Train(RankGroup.OfOne, folder.File("whole.checkpoint"), 5);

        ThreadGroup.Run(2, group => Train(group, folder.File("run.checkpoint"), 2));
        ThreadGroup.Run(3, group => Train(group, folder.File("run.checkpoint"), 4));
        byte[] resumed = Train(RankGroup.OfOne, folder.File("run.checkpoint"), 5);

        Assert.Equal(whole, resumed);
        Assert.Equal(6, File.ReadAllLines(folder.File("run.checkpoint.csv")).Length);

        static byte[] Train(RankGroup group, string path, int epochs)
        {
            var trainer = ShardData.Trainer(8, group);
            trainer.Epochs = epochs;
            trainer.Callbacks.Add(new CsvLog(path + ".csv"));
            trainer.Callbacks.Add(new EarlyStopping { Patience = 9 });
            trainer.Callbacks.Add(new Checkpoint(path));
            if (Checkpoint.Exists(path))
            {
                trainer.Resume(path);
            }

            trainer.Fit(ShardData.Set(), ShardData.Set(40));
            return trainer.Network.Save();
        }
    }

    [Fact]
    public void What_only_writes_runs_on_rank_0()
    {
        string[] outputs = ThreadGroup.Run(3, group =>
        {
            using var output = new StringWriter();
            var trainer = ShardData.Trainer(4, group);
            trainer.Callbacks.Add(new ConsoleProgress(output));
            trainer.Fit(ShardData.Set());
            return output.ToString();
        });

        Assert.Contains("epoch", outputs[0], StringComparison.Ordinal);
        Assert.All(outputs[1..], Assert.Empty);
    }

    [Fact]
    public void A_rank_that_stops_stops_all_at_the_same_batch()
    {
        var ends = ThreadGroup.Run(4, group =>
        {
            using var cancellation = new CancellationTokenSource();
            var trainer = ShardData.Trainer(4, group);
            trainer.Callbacks.Add(new AtStep(6, () =>
            {
                if (group.Rank == 2)
                {
                    cancellation.Cancel();
                }
            }));
            var history = trainer.Fit(ShardData.Set(), cancellation: cancellation.Token);
            return (trainer.Steps, history.StopReason, Network: Convert.ToHexString(trainer.Network.Save()));
        });

        Assert.All(ends, end => Assert.Equal(ends[0], end));
        Assert.Equal((6, StopReason.Cancelled), (ends[0].Steps, ends[0].StopReason));
    }

    [Theory]
    [InlineData("the training data")]
    [InlineData("Seed")]
    [InlineData("BatchSize")]
    [InlineData("its weights")]
    [InlineData("the optimizer")]
    [InlineData("the weights in the loss")]
    public void What_differs_on_one_rank_is_an_error_on_all(string difference)
    {
        var failures = ThreadGroup.TryRun(3, group =>
        {
            bool differs = group.Rank == 1;
            var trainer = ShardData.Trainer(4, group);
            var data = ShardData.Set();
            if (differs)
            {
                switch (difference)
                {
                    case "the training data":
                        var (inputs, labels) = ShardData.Classes(107);
                        inputs[^1] += 0.5f;
                        data = Dataset.FromArrays(inputs, 6, labels).WithRowWeights([.. Enumerable.Range(0, 107).Select(row => 0.5f + (row % 4))]);
                        break;
                    case "Seed":
                        trainer.Seed++;
                        break;
                    case "BatchSize":
                        trainer.BatchSize++;
                        break;
                    case "its weights":
                        trainer = new Trainer<ShardedClassifier>(new ShardedClassifier(seed: 2), trainer.Optimizer) { BatchSize = 32, Seed = 7, Shards = 4, Epochs = 5, ClassWeights = trainer.ClassWeights, Transform = trainer.Transform, Group = group };
                        break;
                    case "the optimizer":
                        trainer.Optimizer.LearningRate = 0.02f;
                        break;
                    default:
                        trainer.ClassWeights = [1, 2, 0.25f];
                        break;
                }
            }

            trainer.Fit(data);
        });

        Assert.All(failures, failure =>
        {
            string message = Assert.IsType<InvalidOperationException>(failure).Message;
            Assert.Contains($": {difference} differs", message, StringComparison.Ordinal);
            Assert.Contains("on the ranks 0, 2", message, StringComparison.Ordinal);
            Assert.Contains("on rank 1", message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void What_a_rank_cannot_do_is_an_error_on_all()
    {
        var failures = ThreadGroup.TryRun(3, group =>
        {
            var trainer = ShardData.Trainer(4, group);
            trainer.BatchSize = group.Rank == 2 ? 1000 : 32;
            trainer.DropLast = true;
            trainer.Fit(ShardData.Set());
        });

        Assert.IsType<ArgumentException>(failures[2]);
        Assert.All(
            failures[..2],
            failure => Assert.StartsWith("Rank 2 cannot train: There would be no batch", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rank_that_fails_in_the_middle_ends_all()
    {
        var failures = ThreadGroup.TryRun(3, group =>
        {
            var trainer = ShardData.Trainer(4, group);
            trainer.Callbacks.Add(new AtStep(5, () =>
            {
                if (group.Rank == 1)
                {
                    throw new NotSupportedException("no more");
                }
            }));
            trainer.Fit(ShardData.Set());
        });

        Assert.IsType<NotSupportedException>(failures[1]);
        Assert.IsType<OperationCanceledException>(failures[0]);
        Assert.IsType<OperationCanceledException>(failures[2]);
    }

    [Fact]
    public void A_training_that_diverges_does_so_on_all_ranks()
    {
        var failures = ThreadGroup.TryRun(2, group =>
        {
            var trainer = new Trainer<ShardedRegression>(new ShardedRegression(seed: 1), new Sgd { LearningRate = 1e20f }) { Shards = 2, Group = group };
            var (inputs, _) = ShardData.Classes(50);
            trainer.Fit(Dataset.FromArrays(inputs, 6, inputs[..100], 2));
        });

        Assert.All(failures, failure => Assert.IsType<TrainingDivergedException>(failure));
    }

    [Fact]
    public void More_ranks_than_shards_are_an_error()
    {
        var failures = ThreadGroup.TryRun(3, group => ShardData.Trainer(2, group).Fit(ShardData.Set()));

        Assert.All(
            failures,
            failure => Assert.Contains("3 ranks cannot share 2 shards", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal));
    }

    private sealed class AtStep(long step, Action action) : Callback
    {
        public override void OnBatchEnd(TrainingContext context)
        {
            if (context.Step == step)
            {
                action();
            }
        }
    }
}
