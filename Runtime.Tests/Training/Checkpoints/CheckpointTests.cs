using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NetGen.Generated;

namespace NetGen.Runtime.Tests.Training.Checkpoints;

/// <summary>Which files there are and when, and what happens where one cannot be written or read.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly ResumeRun run = new() { Optimizer = () => new Adam() };

    public void Dispose() => run.Dispose();

    [Fact]
    public void The_last_ones_are_kept()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { KeepLast = 2 }));

        Assert.Equal(["run-3.checkpoint", "run-4.checkpoint"], run.Files);
        Assert.Equal([3, 4], run.Files.Select(f => CheckpointFile.Read(run.PathOf(f)).State.Epochs.Length));
    }

    [Fact]
    public void Behind_the_greatest_number_there_is_none()
    {
        string greatest = run.PathOf($"run-{long.MaxValue}.checkpoint");
        File.WriteAllText(greatest, "mine");

        var error = Assert.Throws<IOException>(() => ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath))));

        Assert.Contains($"There is no number left for a checkpoint after '{greatest}': rename that file.", error.Message, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(greatest)], run.Files);
    }

    /// <summary>The longest names that there may be: with them a temporary file is called by a hash, and is found all the same.</summary>
    [Fact]
    public void Names_may_be_as_long_as_the_file_system_allows()
    {
        string stem = new('a', 255 - "-best.checkpoint".Length), path = run.PathOf($"{stem}.checkpoint");
        string unfinished = run.PathOf($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stem}-1.checkpoint")))}.{Guid.NewGuid():N}.tmp");
        File.WriteAllText(unfinished, "half");

        ResumeRun.Fit(run.Create(new Checkpoint(path) { Best = Metric.ValidationLoss }));

        Assert.Equal([$"{stem}-4.checkpoint", $"{stem}-best.checkpoint"], run.Files);
        Assert.Empty(run.Create(new Checkpoint(path) { Best = Metric.ValidationLoss }).Resume(path).Warnings);
    }

    [Fact]
    public void Every_few_epochs_and_the_last_one()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { EveryEpochs = 3, KeepLast = 10 }));

        Assert.Equal([3, 4], run.Files.Select(f => CheckpointFile.Read(run.PathOf(f)).State.Epochs.Length));
    }

    [Fact]
    public void Every_few_minutes_within_an_epoch_too()
    {
        var clock = new StepClock();
        var checkpoint = new Checkpoint(run.FilePath) { EveryEpochs = null, EveryMinutes = 5, KeepLast = 10, Clock = clock };

        // A minute a batch: due at steps 5, 10, 15, 20; the last is the training's end.
        ResumeRun.Fit(run.Create(checkpoint, clock.Advancing));

        Assert.Equal([5, 10, 15, 20, 24], States().Select(s => s.Step));
        Assert.Equal([(1, 5), (2, 4), (3, 3), (4, 2), (5, 0)], States().Select(s => (s.Epoch, s.Batch)));
    }

    [Fact]
    public void A_new_training_of_the_same_name_is_the_newer_one()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath)));
        using var source = new CancellationTokenSource();
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath), new CancelAt(2, source)), source.Token);

        Assert.Equal(2, run.Create(new Checkpoint(run.FilePath)).Resume(run.FilePath).Step);
        Assert.Equal(["run-5.checkpoint"], run.Files);
    }

    [Fact]
    public void The_best_epoch_is_kept()
    {
        var checkpoint = new Checkpoint(run.FilePath) { Best = Metric.ValidationLoss };
        var worse = new SpoilFrom(3);

        var history = ResumeRun.Fit(run.Create(checkpoint, worse));

        Assert.Equal(2, history.BestEpoch);
        Assert.Equal(["run-4.checkpoint", "run-best.checkpoint"], run.Files);
        var trainer = run.Create(new Checkpoint(run.FilePath), worse);
        trainer.Resume(run.PathOf("run-best.checkpoint"));
        Assert.Equal(history.Epochs[1].ValidationLoss, trainer.Evaluate(TestData.ThreeClasses(30, seed: 2)).Loss);
    }

    [Fact]
    public void A_resumed_training_knows_the_best_epoch_before_it()
    {
        ResumeRun.Fit(Shorter(run.Create(new Checkpoint(run.FilePath) { Best = Metric.ValidationLoss })));
        byte[] best = File.ReadAllBytes(run.PathOf("run-best.checkpoint"));
        var worse = run.Create(new Checkpoint(run.FilePath) { Best = Metric.ValidationLoss }, new SpoilFrom(3));

        worse.Resume(run.FilePath);
        ResumeRun.Fit(worse);

        Assert.Equal(best, File.ReadAllBytes(run.PathOf("run-best.checkpoint")));

        static Trainer<ResumedNetwork> Shorter(Trainer<ResumedNetwork> trainer)
        {
            trainer.Epochs = 2;
            return trainer;
        }
    }

    [Fact]
    public void What_monitors_a_metric_that_does_not_exist_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { Best = Metric.ValidationR2 })));

        Assert.Contains("Checkpoint keeps the best validation R² of ResumedNetwork, but there is none", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_does_not_exist_is_an_error_before_anything_is_touched()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ResumeRun.Fit(run.Create(new Checkpoint(run.PathOf("none/run.checkpoint")))));

        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disk_that_fails_ends_the_training_and_leaves_the_last_checkpoint_whole()
    {
        var trainer = run.Create(new Checkpoint(run.FilePath), new Obstacle(2, run.PathOf("run-2.checkpoint")));

        var error = Assert.Throws<IOException>(() => ResumeRun.Fit(trainer));

        Assert.StartsWith($"The checkpoint '{run.FilePath}' cannot be written; the earlier ones are intact.", error.Message, StringComparison.Ordinal);
        Assert.Equal(6, run.Create(new Checkpoint(run.FilePath)).Resume(run.PathOf("run-1.checkpoint")).Step);
        Assert.Equal(["run-1.checkpoint"], run.Files);
    }

    [Fact]
    public void A_disk_that_fails_is_told_and_the_training_goes_on_if_wished()
    {
        var failures = new List<Exception>();
        var trainer = run.Create(new Checkpoint(run.FilePath) { Failed = failures.Add }, new Obstacle(2, run.PathOf("run-2.checkpoint")));

        var history = ResumeRun.Fit(trainer);

        Assert.Equal(4, history.Epochs.Count);
        Assert.Equal(3, failures.Count); // epochs 2 to 4 all want the name that is taken
        Assert.All(failures, f => Assert.IsType<IOException>(f));
    }

    [Fact]
    public void What_a_killed_process_left_half_written_is_deleted()
    {
        string unfinished = run.PathOf($"run-7.checkpoint.{Guid.NewGuid():N}.tmp"), other = run.PathOf("run-7.checkpoint.mine.tmp");
        File.WriteAllText(unfinished, "half");
        File.WriteAllText(other, "not of a checkpoint");

        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath)));

        Assert.Equal(["run-4.checkpoint", "run-7.checkpoint.mine.tmp"], run.Files);
    }

    [Fact]
    public void A_damaged_checkpoint_is_passed_over_with_a_warning()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath) { KeepLast = 2 }));
        byte[] file = File.ReadAllBytes(run.PathOf("run-4.checkpoint"));
        file[^5] ^= 1;
        File.WriteAllBytes(run.PathOf("run-4.checkpoint"), file);

        var report = run.Create(new Checkpoint(run.FilePath)).Resume(run.FilePath);

        Assert.Equal(18, report.Step);
        Assert.Contains("run-4.checkpoint: the checkpoint is damaged: its checksum should be ", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_vectors_and_another_version_are_warnings()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath)));
        var content = CheckpointFile.Read(run.PathOf("run-4.checkpoint"));
        CheckpointFile.Write(run.PathOf("run-5.checkpoint"), content with { State = content.State with { Arithmetic = "vectors of 3 lanes", Library = "NetGen 0.0" } });

        var report = run.Create(new Checkpoint(run.FilePath)).Resume(run.FilePath);

        Assert.Equal(2, report.Warnings.Count);
        Assert.StartsWith($"The checkpoint was written with vectors of 3 lanes, but this machine uses {NumericArithmetic.Description}", report.Warnings[0], StringComparison.Ordinal);
        Assert.Contains("NetGen 0.0 wrote the checkpoint", report.Warnings[1], StringComparison.Ordinal);
        Assert.Contains(report.Warnings[1], report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_resume()
    {
        Assert.False(Checkpoint.Exists(run.FilePath));
        var error = Assert.Throws<FileNotFoundException>(() => run.Create().Resume(run.FilePath));

        Assert.Equal($"There is no checkpoint '{run.FilePath}'.", error.Message);
    }

    [Fact]
    public void Another_optimizer_or_network_is_refused()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath)));
        using var sgd = new ResumeRun { Optimizer = () => new Sgd() };
        using var amsGrad = new ResumeRun { Optimizer = () => new Adam { AmsGrad = true } };

        Assert.True(Checkpoint.Exists(run.FilePath));
        Assert.Contains("holds the state of Adam, but the optimizer is Sgd", Refused(sgd.Create()), StringComparison.Ordinal);
        Assert.Contains("but its options need [exp_avg, exp_avg_sq, max_exp_avg_sq]", Refused(amsGrad.Create()), StringComparison.Ordinal);
        var other = new Trainer<SharedNetwork>(new SharedNetwork(1), new Adam());
        Assert.Contains(
            "does not fit SharedNetwork: it holds a training of ResumedNetwork",
            Assert.Throws<InvalidDataException>(() => other.Resume(run.FilePath)).Message,
            StringComparison.Ordinal);

        string Refused(Trainer<ResumedNetwork> trainer)
        {
            float[] before = trainer.Network.Parameters.ToArray();
            var error = Assert.Throws<InvalidDataException>(() => trainer.Resume(run.FilePath));
            Assert.Equal(before, trainer.Network.Parameters.ToArray());
            return error.Message;
        }
    }

    [Fact]
    public void Another_training_is_refused()
    {
        ResumeRun.Fit(run.Create(new Checkpoint(run.FilePath)));

        Assert.Contains("expected Seed 11, found 12", Refused(t => t.Seed = 12), StringComparison.Ordinal);
        Assert.Contains("expected BatchSize 16, found 15", Refused(t => t.BatchSize = 15), StringComparison.Ordinal);
        Assert.Contains("expected Shuffle True, found False", Refused(t => t.Shuffle = false), StringComparison.Ordinal);
        Assert.Contains("expected DropLast False, found True", Refused(t => t.DropLast = true), StringComparison.Ordinal);
        Assert.Contains("expected ValidateEvery 1, found 2", Refused(t => t.ValidateEvery = 2), StringComparison.Ordinal);
        Assert.Contains("expected Schedule none, found CosineSchedule", Refused(t => t.Schedule = new CosineSchedule(4)), StringComparison.Ordinal);
        Assert.Contains("expected Transform none, found RandomAffine", Refused(t => t.Transform = new RandomAffine(1, 2, 1)), StringComparison.Ordinal);
        Assert.Contains("expected training data 90 rows", Refused(_ => { }, TestData.ThreeClasses(90, seed: 9)), StringComparison.Ordinal);
        Assert.Contains("but those with a state are [Checkpoint, EarlyStopping]", Refused(t => t.Callbacks.Add(new EarlyStopping())), StringComparison.Ordinal);

        string Refused(Action<Trainer<ResumedNetwork>> change, Dataset? data = null)
        {
            var trainer = run.Create(new Checkpoint(run.FilePath));
            trainer.Resume(run.FilePath);
            change(trainer);
            return Assert.Throws<InvalidOperationException>(() => trainer.Fit(data ?? TestData.ThreeClasses(ResumeRun.Rows), TestData.ThreeClasses(30, seed: 2))).Message;
        }
    }

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void A_checkpoint_is_the_same_in_every_culture(string culture)
    {
        var expected = run.Uninterrupted();

        CultureScope.Run(culture, () => run.Interrupted(9).AssertEqual(expected));
    }

    [Fact]
    public void Options_say_their_range()
    {
        var checkpoint = new Checkpoint("x");
        Assert.Throws<ArgumentOutOfRangeException>(() => checkpoint.EveryEpochs = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => checkpoint.EveryMinutes = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => checkpoint.EveryMinutes = double.NaN);
        Assert.Throws<ArgumentOutOfRangeException>(() => checkpoint.KeepLast = 0);
        Assert.Throws<ArgumentException>(() => new Checkpoint(" "));
    }

    private IEnumerable<TrainingState> States() => run.Files
        .OrderBy(f => int.Parse(f["run-".Length..^".checkpoint".Length], CultureInfo.InvariantCulture))
        .Select(f => CheckpointFile.Read(run.PathOf(f)).State);

    /// <summary>Turns the weights into much worse ones.</summary>
    private sealed class SpoilFrom(int epoch) : Callback
    {
        public override void OnEpochBegin(TrainingContext context)
        {
            var parameters = context.Core.Storage.Parameters.Span;
            for (int i = 0; context.Epoch >= epoch && i < parameters.Length; i++)
            {
                parameters[i] *= -4;
            }
        }
    }

    /// <summary>Puts a folder where a file is to be moved to.</summary>
    private sealed class Obstacle(int epoch, string path) : Callback
    {
        public override void OnEpochBegin(TrainingContext context)
        {
            if (context.Epoch == epoch)
            {
                Directory.CreateDirectory(path);
            }
        }
    }
}
