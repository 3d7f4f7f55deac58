using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Samples.Tests.Infrastructure;

namespace NetGen.Samples.Tests;

/// <summary>The main job, as a user runs it.</summary>
public sealed partial class DigitsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Shows_summary_progress_confusion_time_and_accuracy()
    {
        var run = Run();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("DigitClassifier: 8×8×1 → 10", run.Output[0]);
        Assert.Contains(run.Output, line => line.StartsWith("dropout1 (Dropout)", StringComparison.Ordinal));
        Assert.Contains("1258 training rows, 270 validation rows, 269 test rows", run.Output);
        Assert.Contains(run.Output, line => line.StartsWith("epoch   1/300", StringComparison.Ordinal));
        Assert.Contains(run.Output, line => line.StartsWith(@"actual \ predicted", StringComparison.Ordinal));
        Assert.Matches(@"^trained \d+ steps in \d+\.\d+ s: \d+\.\d µs/step, \d+ rows/s$", run.Output[^2]);
        Assert.InRange(run.TestAccuracy, 94, 100);
    }

    [Fact]
    public void Writes_the_network_and_the_figure()
    {
        Run();
        Assert.True(new FileInfo(folder.File("digits.safetensors")).Length > 4 * 6570);
        Assert.Contains("Stopped early after epoch", Figure(), StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Figure_says_when_the_epoch_limit_ended_the_run()
    {
        var run = Run("--epochs 3");
        Assert.Equal(3, Epochs(run).Count);
        Assert.Contains("The epoch limit (3) ended the run", Figure(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("momentum")]
    public void Interrupted_training_is_resumed_to_the_same_bits(string optimizer)
    {
        var run = Run($"resume --optimizer {optimizer}");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^uninterrupted: \d+ steps, \d+ epochs, stopped early; best epoch \d+ restored$", run.Output[0]);
        Assert.Matches(@"^interrupted:   \d+ steps, \d+ epochs, cancelled; best epoch \d+ restored$", run.Output[1]);
        Assert.Matches(@"^Resumes in epoch \d+, after batch \d+, after step \d+, from digits-1\.checkpoint\.$", run.Output[2]);
        Assert.Equal(run.Output[0]["uninterrupted:".Length..], run.Output[3]["resumed:      ".Length..]);
        Assert.Equal("All 6570 parameters equal those of the uninterrupted training, bit for bit.", run.Output[4]);
    }

    [Fact]
    public void Machines_without_a_launcher_train_alone()
    {
        var run = Run("machines --epochs 3");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("1 ranks, without MPI, 0 bytes sent by rank 0", run.Output[^3]);
        Assert.Matches("^weights sha256: [0-9a-f]{64}$", run.Output[^1]);
    }

    [MpiFact(MpiFactAttribute.OpenMpi)]
    public void Machines_of_Open_MPI_train_to_the_bits_of_one_process() => RunOnRanks(MpiFactAttribute.OpenMpi);

    [MpiFact(MpiFactAttribute.Mpich)]
    public void Machines_of_MPICH_train_to_the_bits_of_one_process() => RunOnRanks(MpiFactAttribute.Mpich);

    private void RunOnRanks(string launcher)
    {
        string expected = Run("machines --epochs 3").Output[^1];
        for (int ranks = 1; ranks <= 4; ranks++)
        {
            var run = Sample.RunOnRanks(launcher, ranks, "Digits", folder.Path, "machines --epochs 3");

            Assert.Equal(0, run.ExitCode);
            Assert.Equal(expected, run.Output[^1]);
        }
    }

    [Fact]
    public void Same_seed_gives_the_same_file()
    {
        byte[] first = Network("--seed 5 --epochs 4"), second = Network("--seed 5 --epochs 4"), other = Network("--seed 6 --epochs 4");
        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    /// <summary>100 rows are learned nearly by heart: the training loss falls far below the validation loss, more than with all rows.</summary>
    [Fact]
    public void Few_rows_overfit()
    {
        var few = Epochs(Run("--train-rows 100"));
        var all = Epochs(Run());
        Assert.True(few[^1].Validation > 2 * few[^1].Training, $"training {few[^1].Training}, validation {few[^1].Validation}");
        Assert.True(few[^1].Validation - few[^1].Training > 2 * (all[^1].Validation - all[^1].Training));
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("momentum")]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("adadelta")]
    [InlineData("adagrad")]
    [InlineData("rmsprop")]
    public void Every_optimizer_learns(string optimizer) =>
        Assert.InRange(Run($"--optimizer {optimizer} --batch-size 16 --epochs 20").TestAccuracy, 90, 100);

    [Fact]
    public void Dropout_can_be_off()
    {
        var run = Run("--dropout off --epochs 2 --learning-rate 0.01");
        Assert.Equal("DigitClassifierWithoutDropout: 8×8×1 → 10", run.Output[0]);
        Assert.DoesNotContain(run.Output, line => line.Contains("(Dropout)", StringComparison.Ordinal));
    }

    [Fact]
    public void Compares_every_optimizer()
    {
        string[] table = [.. Run("--compare --epochs 5").Output.SkipWhile(line => !line.StartsWith("optimizer", StringComparison.Ordinal)).Skip(1)];
        string[] names = [.. table.Select(line => line[..22].Trim())];
        Assert.Equal(["sgd", "momentum", "adam", "adamw", "adadelta", "adagrad", "rmsprop", "adam, no dropout"], names);
        Assert.All(table, line => Assert.Matches(@" \d+ +\d+\.\d\d +\d\.\d{4} +\d\.\d{4} +\d\.\d{4} +\d\d\.\d\d %$", line));
    }

    [Fact]
    public void Find_rate_shows_a_table_and_a_figure_and_trains_with_the_suggestion()
    {
        var run = Run("find-rate --optimizer sgd --epochs 20");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(run.Output, line => line.StartsWith("suggestions: valley ", StringComparison.Ordinal));
        Assert.Contains("valley ", File.ReadAllText(folder.File("learning-rate.svg")), StringComparison.Ordinal);

        // Twenty epochs of SGD at a rate of about 0.04 come to 94 to 97 %; at one that is too low or too high by ten to far less.
        Assert.InRange(run.TestAccuracy, 90, 100);
    }

    [Fact]
    public void Sweep_shows_every_optimizer_at_five_rates_and_the_best()
    {
        var run = Run("sweep --epochs 3");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(35, run.Output.Count(line => Regex.IsMatch(line, @"^(sgd|momentum|adam|adamw|adadelta|adagrad|rmsprop) +\d\.\de[+-]\d ")));
        Assert.Contains(run.Output, line => Regex.IsMatch(line, @"^\w+ at \d\.\de[+-]\d generalises best: validation loss \d\.\d{4} after epoch \d$"));
        Assert.Contains("generalises best", File.ReadAllText(folder.File("sweep.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_writes_a_page_and_its_figures()
    {
        var run = Run("report --epochs 4");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["report-confusion.svg", "report-gradient-norms.svg", "report-learning-curves.svg", "report-learning-rate.svg", "report-reliability.svg", "report.html"],
            Directory.GetFiles(folder.Path).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.Contains("data:image/png;base64,", File.ReadAllText(folder.File("report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--optimizer adams", "--optimizer must be one of sgd, momentum, adam, adamw, adadelta, adagrad, rmsprop, but is 'adams'.")]
    [InlineData("--learning-rate 0", "--learning-rate must be a number greater than 0, but is '0'.")]
    [InlineData("--learning-rate 0,1", "--learning-rate must be a number greater than 0, but is '0,1'.")]
    [InlineData("--batch-size 0", "--batch-size must be a whole number of at least 1, but is '0'.")]
    [InlineData("--epochs 1.5", "--epochs must be a whole number of at least 1, but is '1.5'.")]
    [InlineData("--dropout yes", "--dropout must be one of on, off, but is 'yes'.")]
    [InlineData("--train-rows 1259", "--train-rows must be at most 1258, the size of the training set, but is 1259.")]
    [InlineData("--seed x", "--seed must be a whole number, but is 'x'.")]
    [InlineData("--seed", "--seed needs a value after it.")]
    [InlineData("--seed 1 --seed 2", "--seed is given twice.")]
    [InlineData("--compare --dropout off", "--compare trains every optimizer with its own learning rate: leave out --optimizer, --learning-rate and --dropout.")]
    [InlineData("train", "'train' is not an option: expected --optimizer, --learning-rate, --dropout, --batch-size, --epochs, --train-rows, --seed, --compare, resume, find-rate, sweep, machines, report, --help.")]
    public void Wrong_option_is_one_line_and_exit_code_2(string arguments, string message)
    {
        var run = Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal([message], run.Error);
        Assert.Equal([""], run.Output);
    }

    /// <summary>PyTorch reaches 97.0 to 97.7 % with this recipe, with a deviation of 0.8 a run, so 0.3 for a mean of eight.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    public void Mean_accuracy_of_eight_seeds_is_at_least_967(int firstSeed)
    {
        double mean = Enumerable.Range(firstSeed, 8).Average(seed => Run(FormattableString.Invariant($"--seed {seed}")).TestAccuracy);
        Assert.InRange(mean, 96.7, 100);
    }

    private SampleResult Run(string arguments = "") => Sample.Run("Digits", folder.Path, arguments);

    private string Figure() => File.ReadAllText(folder.File("learning-curves.svg"));

    private byte[] Network(string arguments)
    {
        Assert.Equal(0, Run(arguments).ExitCode);
        return File.ReadAllBytes(folder.File("digits.safetensors"));
    }

    private static List<(double Training, double Validation)> Epochs(SampleResult run) =>
    [
        .. run.Output.Select(line => EpochLine.Match(line)).Where(match => match.Success).Select(match => (Number(match.Groups[1]), Number(match.Groups[2]))),
    ];

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^epoch +\d+/\d+  loss (\S+)  validation loss (\S+)  ")]
    private static partial Regex EpochLine { get; }
}
