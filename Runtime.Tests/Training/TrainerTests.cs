namespace NetGen.Runtime.Tests.Training;

public class TrainerTests
{
    [Fact]
    public void Learns_separable_classes()
    {
        var trainer = Classifier();
        trainer.Epochs = 30;

        var history = trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2));

        Assert.Equal(1.0, trainer.Evaluate(TestData.ThreeClasses(seed: 3)).Accuracy);
        Assert.Equal(1.0, history.Epochs[^1].ValidationAccuracy);
        Assert.True(history.Epochs[^1].Loss < 0.1 * history.Epochs[0].Loss, "the training loss fell to less than a tenth");
    }

    [Fact]
    public void Learns_a_line()
    {
        var network = LinearNetwork<Line>.Zero();
        var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 0.1f }) { Epochs = 100 };

        trainer.Fit(TestData.Line());

        // Noise-free and convex: gradient descent ends within float rounding.
        Assert.Equal(3f, network.Weight(0, 0), 1e-4f);
        Assert.Equal(-1f, network.Bias(0), 1e-4f);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_does_not()
    {
        float[] first = Trained(seed: 5), again = Trained(seed: 5), other = Trained(seed: 6);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);

        static float[] Trained(long seed)
        {
            var trainer = Classifier();
            trainer.Seed = seed;
            trainer.Epochs = 3;
            trainer.Fit(TestData.ThreeClasses());
            return trainer.Network.Parameters.ToArray();
        }
    }

    [Fact]
    public void The_seed_keys_the_dropout_of_the_network()
    {
        var trainer = Classifier();
        trainer.Seed = 77;

        trainer.Fit(TestData.ThreeClasses());

        Assert.Equal(77, trainer.Network.Core.Seed);
    }

    [Fact]
    public void A_second_Fit_continues_where_the_first_ended()
    {
        var data = TestData.ThreeClasses();
        var whole = Classifier();
        whole.Epochs = 6;
        var parts = Classifier();

        whole.Fit(data);
        parts.Epochs = 2;
        parts.Fit(data);
        parts.Epochs = 4;
        var second = parts.Fit(data);

        Assert.Equal(whole.Network.Parameters.ToArray(), parts.Network.Parameters.ToArray());
        Assert.Equal([3, 4, 5, 6], second.Epochs.Select(e => e.Epoch));
        Assert.Equal([9L, 12L, 15L, 18L], second.Epochs.Select(e => e.Step));
        Assert.Equal(18, parts.Steps);
        Assert.Equal(6, parts.EpochsDone);
    }

    [Fact]
    public void Every_row_is_seen_once_in_every_epoch_whatever_the_batch_size()
    {
        foreach (int batchSize in (int[])[1, 7, 64, 1000])
        {
            var network = LinearNetwork<Line>.Zero();
            var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 0 }) { BatchSize = batchSize, Epochs = 2 };

            var history = trainer.Fit(TestData.Line(64));

            // With weights of 0 the loss is the mean square of the targets: any row left out or taken twice would show.
            double expected = Enumerable.Range(0, 64).Average(i => Math.Pow((3 * ((2.0 * i / 63) - 1)) - 1, 2));
            Assert.All(history.Epochs, e => Assert.Equal(expected, e.Loss, 1e-6 * expected));
            Assert.Equal(2 * ((64 + batchSize - 1) / batchSize), trainer.Steps);
        }
    }

    [Fact]
    public void Shuffling_changes_the_order_from_epoch_to_epoch()
    {
        double[] shuffled = BatchLosses(shuffle: true), ordered = BatchLosses(shuffle: false);

        Assert.Equal(ordered[..64], ordered[64..]);
        Assert.NotEqual(ordered[..64], shuffled[..64]);
        Assert.NotEqual(shuffled[..64], shuffled[64..]);
        Assert.Equal(ordered[..64].Order(), shuffled[..64].Order());
        Assert.Equal(ordered[..64].Order(), shuffled[64..].Order());

        static double[] BatchLosses(bool shuffle)
        {
            var losses = new CollectBatchLosses();
            new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd { LearningRate = 0 })
            {
                BatchSize = 1,
                Epochs = 2,
                Shuffle = shuffle,
                Callbacks = { losses },
            }.Fit(TestData.Line(64));
            return [.. losses.Losses];
        }
    }

    [Fact]
    public void Validates_every_so_many_epochs_and_after_the_last()
    {
        var trainer = Classifier();
        trainer.Epochs = 7;
        trainer.ValidateEvery = 3;

        var history = trainer.Fit(TestData.ThreeClasses(), TestData.ThreeClasses(seed: 2));

        Assert.Equal([3, 6, 7], history.Epochs.Where(e => e.ValidationLoss is not null).Select(e => e.Epoch));
    }

    [Fact]
    public void The_validation_loss_is_the_mean_over_its_rows_and_teaches_nothing()
    {
        var with = Classifier();
        var without = Classifier();
        var validation = TestData.ThreeClasses(1300, seed: 2);

        var history = with.Fit(TestData.ThreeClasses(), validation);
        without.Fit(TestData.ThreeClasses());

        Assert.Equal(without.Network.Parameters.ToArray(), with.Network.Parameters.ToArray());
        Assert.Equal(with.Evaluate(validation).Loss, history.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void A_row_of_weight_two_counts_as_two()
    {
        float[] x = [1, -1, 0.5f], y = [1, 2, 3];
        var weighted = Dataset.FromArrays(x, 1, y, 1).WithRowWeights([1, 2, 1]);
        var doubled = Dataset.FromArrays([1, -1, -1, 0.5f], 1, [1, 2, 2, 3], 1);

        var (first, firstHistory) = Fit(weighted);
        var (second, secondHistory) = Fit(doubled);

        // Sums in a different order: a few roundings of float.
        Assert.Equal(second.Weight(0, 0), first.Weight(0, 0), 1e-6f);
        Assert.Equal(second.Bias(0), first.Bias(0), 1e-6f);
        Assert.Equal(secondHistory.Epochs[^1].Loss, firstHistory.Epochs[^1].Loss, 1e-6);

        static (LinearNetwork<Line> Network, TrainingHistory History) Fit(Dataset data)
        {
            var network = LinearNetwork<Line>.Zero();
            var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 0.1f }) { Epochs = 5 };
            return (network, trainer.Fit(data));
        }
    }

    [Fact]
    public void A_batch_whose_rows_weigh_nothing_makes_no_step()
    {
        var data = Dataset.FromArrays([1, 1], 1, [5, 7], 1).WithRowWeights([1, 0]);
        var network = LinearNetwork<Line>.Zero();
        var trainer = new Trainer<LinearNetwork<Line>>(network, new Sgd { LearningRate = 0.1f }) { BatchSize = 1, Epochs = 1 };

        var history = trainer.Fit(data);

        Assert.Equal(1, trainer.Steps);
        Assert.Equal(25, history.Epochs[0].Loss);
        Assert.Equal(1f, network.Bias(0), 1e-6f); // one step: 0.1 · 2 · 5
    }

    [Fact]
    public void Class_weights_count_in_training_and_validation()
    {
        var data = Dataset.FromArrays([0, 0, 0, 0], 2, [0, 1]);
        var trainer = new Trainer<LinearNetwork<ThreeClasses>>(LinearNetwork<ThreeClasses>.Zero(), new Sgd { LearningRate = 0.3f })
        {
            Epochs = 1,
            ClassWeights = [1, 3, 1],
        };

        trainer.Fit(data, data);

        // Logits are all 0, so the softmax is 1/3; the gradient is divided by the sum of the weights, 4.
        Assert.Equal(-0.3f * (((1 * ((1 / 3f) - 1)) + (3 * (1 / 3f))) / 4), trainer.Network.Bias(0), 1e-6f);
        Assert.Equal(-0.3f * (((1 * (1 / 3f)) + (3 * ((1 / 3f) - 1))) / 4), trainer.Network.Bias(1), 1e-6f);
        Assert.NotEqual(trainer.Network.Evaluate(data).Loss, trainer.Evaluate(data).Loss);
    }

    [Fact]
    public void A_labelled_data_set_trains_one_logit()
    {
        var data = Dataset.FromArrays([-2, 0, -1, 0, 1, 0, 2, 0], 2, [0, 0, 1, 1], ["no", "yes"]);
        var trainer = new Trainer<LinearNetwork<Binary>>(LinearNetwork<Binary>.Zero(), new Sgd { LearningRate = 1 }) { Epochs = 50 };

        trainer.Fit(data, data);

        var evaluation = trainer.Network.Evaluate(data);
        Assert.Equal(1, evaluation.Accuracy);
        Assert.Equal(1, evaluation.RocAuc);
        Assert.Equal(["no", "yes"], evaluation.Confusion!.ClassNames);
    }

    [Fact]
    public void The_names_of_the_classes_go_to_the_network()
    {
        var trainer = Classifier();

        trainer.Fit(TestData.ThreeClasses(names: ["a", "b", "c"]));

        Assert.Equal(["a", "b", "c"], trainer.Network.Core.Storage.ClassNames);
        Assert.Equal(["a", "b", "c"], trainer.Network.Evaluate(TestData.ThreeClasses()).Confusion!.ClassNames);
    }

    private static Trainer<LinearNetwork<ThreeClasses>> Classifier() =>
        new(LinearNetwork<ThreeClasses>.Zero(), new Adam { LearningRate = 0.05f });

    private sealed class CollectBatchLosses : Callback
    {
        public List<double> Losses { get; } = [];

        public override void OnBatchEnd(TrainingContext context) => Losses.Add(context.BatchLoss);
    }
}
