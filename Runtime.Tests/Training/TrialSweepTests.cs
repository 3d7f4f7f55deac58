namespace NetGen.Runtime.Tests.Training;

/// <summary>Trials that processes share by a folder; here the processes are threads, each with a sweep of its own.</summary>
public sealed class TrialSweepTests : IDisposable
{
    private const int Trials = 7;
    private static readonly Dataset Train = TestData.ThreeClasses(), Validation = TestData.ThreeClasses(seed: 2);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_trial_is_what_its_trainer_comes_to()
    {
        var table = Sweep("alone").Run(Train, Validation);

        Assert.True(table.IsComplete);
        Assert.Equal(Enumerable.Range(0, Trials), table.Results.Select(r => r.Number));
        for (int number = 0; number < Trials; number++)
        {
            var (bytes, history, values) = number % 2 == 0 ? Expected(Make<FlatClassifier>, number) : Expected(Make<DeepClassifier>, number);
            var result = table.Results[number];

            Assert.Equal(bytes, File.ReadAllBytes(FileOf(number, "safetensors")));
            Assert.Equal(history.Epochs.Min(e => e.ValidationLoss), result.ValidationLoss);
            Assert.Equal(number % 2 == 0 ? "flat" : "deep", result.Candidate);
            Assert.Equal(values, result.Values);
        }

        Assert.Equal(table.Results.MinBy(r => r.ValidationLoss), table.Best);
        Assert.EndsWith($"{table.Best}", table.ToString(), StringComparison.Ordinal);

        static (byte[] Bytes, TrainingHistory History, IReadOnlyDictionary<string, string> Values) Expected<T>(Func<Trial, Trainer<T>> make, int number)
            where T : class, INetwork<T>
        {
            var trial = new Trial(5, number);
            var trainer = make(trial);
            var history = trainer.Fit(Train, Validation);
            return (trainer.Network.Save(), history, trial.Values);
        }
    }

    [Fact]
    public void Processes_take_each_trial_once_and_read_the_same_table()
    {
        var alone = Sweep("alone").Run(Train, Validation);
        int made = 0;
        var tables = new TrialTable[3];

        Parallel.For(0, tables.Length, i =>
        {
            var sweep = Sweep("shared", () => Interlocked.Increment(ref made));
            sweep.Run(Train, Validation);
            tables[i] = sweep.Read();
        });

        Assert.Equal(Trials, made);
        Assert.All(Sweep("shared").Read().Results.Zip(alone.Results), pair => Assert.Equal(pair.Second.ValidationLoss, pair.First.ValidationLoss));
        Assert.Contains(tables, table => table.IsComplete);
    }

    [Fact]
    public void A_trial_that_another_process_has_is_left_to_it_and_done_again_once_that_is_gone()
    {
        var sweep = Sweep("alone");
        TrialTable table;
        using (new TrialFolder(folder.File("alone")).TryClaim(3))
        {
            table = sweep.Run(Train, Validation);
            Assert.False(table.IsComplete);
            Assert.Equal([0, 1, 2, 4, 5, 6], table.Results.Select(r => r.Number));
        }

        DateTime done = File.GetLastWriteTimeUtc(FileOf(2, "json"));
        Assert.True(Sweep("alone").Run(Train, Validation).IsComplete);
        Assert.Equal(done, File.GetLastWriteTimeUtc(FileOf(2, "json")));
    }

    [Fact]
    public void A_trial_that_is_cancelled_is_not_written_down()
    {
        using var cancellation = new CancellationTokenSource();
        var sweep = Sweep("alone", cancellation.Cancel);

        Assert.Empty(sweep.Run(Train, Validation, cancellation.Token).Results);
        Assert.True(Sweep("alone").Run(Train, Validation).IsComplete);
    }

    /// <summary>Another rank would train another trial meanwhile.</summary>
    [Fact]
    public void A_trial_has_no_group()
    {
        var failures = Shards.ThreadGroup.TryRun(2, group =>
        {
            var sweep = new TrialSweep(folder.File(FormattableString.Invariant($"rank{group.Rank}"))) { Trials = 1 };
            sweep.Add("shared", _ => new Trainer<DeepClassifier>(new DeepClassifier(seed: 1), new Sgd()) { Shards = 2, Group = group });
            sweep.Run(Train, Validation);
        });

        Assert.All(failures, failure => Assert.Contains("Group", Assert.IsType<InvalidOperationException>(failure).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_trial_that_diverges_is_a_result()
    {
        var sweep = new TrialSweep(folder.File("alone")) { Trials = 2, KeepsNetworks = false };
        sweep.Add(
            "wild",
            trial => new Trainer<DeepClassifier>(new DeepClassifier(seed: 1), new Sgd { LearningRate = trial.Number == 0 ? 1e30f : 0.1f }) { Epochs = 2 });

        var table = sweep.Run(Train, Validation);

        Assert.True(table.Results[0].Diverged);
        Assert.Equal(1, table.Best!.Number);
        Assert.False(File.Exists(FileOf(1, "safetensors")));
        Assert.Contains("diverged", table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_another_sweep_is_an_error()
    {
        Sweep("alone").Run(Train, Validation);
        var other = Sweep("alone");
        other.Seed++;

        Assert.Contains("trials of another sweep", Assert.Throws<InvalidOperationException>(other.Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_are_a_function_of_seed_number_and_name()
    {
        var one = new Trial(1, 7);
        var again = new Trial(1, 7);

        Assert.Equal(one.Uniform("a", 0, 1), again.Uniform("a", 0, 1));
        again.Whole("b", 1, 9);
        Assert.Equal(one.LogUniform("c", 1e-4f, 1), again.LogUniform("c", 1e-4f, 1));
        Assert.NotEqual(one.Uniform("a", 0, 1), one.Uniform("d", 0, 1));
        Assert.NotEqual(one.Uniform("a", 0, 1), new Trial(1, 8).Uniform("a", 0, 1));
        Assert.NotEqual(one.Uniform("a", 0, 1), new Trial(2, 7).Uniform("a", 0, 1));
        Assert.NotEqual(one.Seed, new Trial(1, 8).Seed);
        Assert.Equal(["a", "c", "d"], one.Values.Keys);
    }

    /// <summary>1,000 draws: a mean of 1/2 has a deviation of 0.0091, each of four choices 250 ± 13.7; five deviations are allowed.</summary>
    [Fact]
    public void Draws_fill_their_range_evenly()
    {
        Trial[] trials = [.. Enumerable.Range(0, 1000).Select(number => new Trial(3, number))];

        Assert.InRange(trials.Average(t => t.Uniform("u", 0, 1)), 0.5 - 0.046, 0.5 + 0.046);
        Assert.InRange(trials.Average(t => Math.Log10(t.LogUniform("l", 1e-4f, 1)) / -4), 0.5 - 0.046, 0.5 + 0.046);
        Assert.All(trials.CountBy(t => t.Whole("w", -1, 2)), count => Assert.InRange(count.Value, 181, 319));
        Assert.Equal([-1, 0, 1, 2], trials.Select(t => t.Whole("w", -1, 2)).Distinct().Order());
        Assert.Equal(["x", "y"], trials.Select(t => t.Choice("c", "x", "y")).Distinct().Order());
    }

    [Fact]
    public void Ranges_are_checked()
    {
        var trial = new Trial(0, 0);

        Assert.Equal("from", Assert.Throws<ArgumentOutOfRangeException>(() => trial.LogUniform("a", 0, 1)).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentOutOfRangeException>(() => trial.Uniform("a", 1, 0)).ParamName);
        Assert.Equal("to", Assert.Throws<ArgumentOutOfRangeException>(() => trial.Whole("a", 1, 0)).ParamName);
        Assert.Equal("among", Assert.Throws<ArgumentException>(() => trial.Choice<int>("a")).ParamName);
        Assert.Equal("Trials", Assert.Throws<ArgumentOutOfRangeException>(() => new TrialSweep("x") { Trials = 0 }).ParamName);
        Assert.Throws<InvalidOperationException>(() => new TrialSweep("x").Read());
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=4", 5)]
    [InlineData("PMI_RANK=3 PMI_SIZE=4", 15)]
    [InlineData("SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_COUNT=10", 4)]
    [InlineData("JOB_COMPLETION_INDEX=21", 1)]
    [InlineData("SLURM_PROCID=1 SLURM_NTASKS=2", 10)]
    public void Processes_that_start_together_begin_with_different_trials(string environment, int first)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);

        Assert.Equal(first, ProcessPlace.Find(variables.GetValueOrDefault).FirstOf(20));
    }

    private string FileOf(int trial, string extension) => Path.Combine(folder.File("alone"), FormattableString.Invariant($"trial-{trial:0000}.{extension}"));

    private TrialSweep Sweep(string name, Action? onMake = null)
    {
        var sweep = new TrialSweep(folder.File(name)) { Trials = Trials, Seed = 5 };
        sweep.Add("flat", trial => Noted(Make<FlatClassifier>, trial));
        sweep.Add("deep", trial => Noted(Make<DeepClassifier>, trial));
        return sweep;

        Trainer<T> Noted<T>(Func<Trial, Trainer<T>> make, Trial trial)
            where T : class, INetwork<T>
        {
            onMake?.Invoke();
            return make(trial);
        }
    }

    private static Trainer<T> Make<T>(Trial trial)
        where T : class, INetwork<T> =>
        new(T.Create(trial.Seed), new Adam { LearningRate = trial.LogUniform("rate", 1e-3f, 0.1f) })
        {
            BatchSize = trial.Choice("batch", 8, 16, 32),
            Epochs = 3,
            Seed = trial.Seed,
            Workers = 1,
        };
}
