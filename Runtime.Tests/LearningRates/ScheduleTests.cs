using System.Text.Json;
using NetGen.Runtime.Tests.Training;

namespace NetGen.Runtime.Tests.LearningRates;

public class ScheduleTests
{
    private static readonly JsonElement Reference =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Reference", "schedules.json"))).RootElement;

    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["constant"] = new ConstantSchedule(0.25, 7),
        ["step"] = new StepSchedule(10),
        ["step_gamma"] = new StepSchedule(7, 0.5),
        ["multi_step"] = new MultiStepSchedule([5, 20, 30], 0.3),
        ["multi_step_twice"] = new MultiStepSchedule([12, 4, 12]),
        ["exponential"] = new ExponentialSchedule(0.9),
        ["polynomial"] = new PolynomialSchedule(),
        ["polynomial_power"] = new PolynomialSchedule(30, 2.5),
        ["cosine"] = new CosineSchedule(39),
        ["cosine_minimum"] = new CosineSchedule(16, 0.01),
        ["restarts"] = new CosineRestartsSchedule(8),
        ["restarts_factor"] = new CosineRestartsSchedule(5, 2, 0.003),
        ["one_cycle"] = new OneCycleSchedule(40),
        ["one_cycle_linear"] = new OneCycleSchedule(40) { RisingPart = 0.45, Strategy = AnnealStrategy.Linear, DivFactor = 10, FinalDivFactor = 100 },
        ["one_cycle_three"] = new OneCycleSchedule(40) { ThreePhases = true },
        ["linear"] = new WarmupSchedule(),
        ["linear_start"] = new WarmupSchedule(12, 0.1),
        ["warmup_cosine"] = new WarmupSchedule(6, 0.25, new CosineSchedule(20)),
        ["warmup_step"] = new WarmupSchedule(5, then: new StepSchedule(10, 0.5)),
    };

    public static TheoryData<string> Names => [.. Reference.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gives_the_rates_of_PyTorch(string name)
    {
        double[] expected = [.. Reference.GetProperty("cases").EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == name).GetProperty("rates").EnumerateArray().Select(r => r.GetDouble())];
        double baseRate = Reference.GetProperty("base").GetDouble();

        for (int i = 0; i < expected.Length; i++)
        {
            // PyTorch makes most rates from the one before: rounding errors of 40 products and quotients, and near zero of differences of the base rate.
            Assert.Equal(expected[i], Schedules[name].Rate(baseRate, i), 1e-14);
        }
    }

    [Fact]
    public void The_default_constant_is_the_base_rate() => Assert.Equal(0.3, new ConstantSchedule().Rate(0.3, 2));

    [Fact]
    public void One_cycle_stays_at_its_last_rate()
    {
        var cycle = new OneCycleSchedule(40);

        Assert.Equal(cycle.Rate(1, 39), cycle.Rate(1, 1000));
        Assert.Equal(1 / 25.0 / 1e4, cycle.Rate(1, 39), 1e-15);
    }

    /// <summary>A warm-up and what follows it count in one unit, which is said once, of whichever of the two.</summary>
    [Fact]
    public void A_unit_that_is_said_once_is_that_of_the_whole()
    {
        LearningRateSchedule[] all =
        [
            new WarmupSchedule(3, then: new CosineSchedule(9)) { Unit = ScheduleUnit.Step },
            new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Step }),
            new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Step }) { Unit = ScheduleUnit.Step },
            new WarmupSchedule(2, then: new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Step })),
            new WarmupSchedule(3, then: new OneCycleSchedule(9)),
        ];

        Assert.All(all, schedule =>
        {
            Assert.Equal(ScheduleUnit.Step, schedule.Unit);
            Fit(schedule);
        });
        Assert.Equal(ScheduleUnit.Epoch, new WarmupSchedule(3, then: new CosineSchedule(9)).Unit);
        Assert.Equal(ScheduleUnit.Epoch, new WarmupSchedule(3, then: new OneCycleSchedule(9)) { Unit = ScheduleUnit.Epoch }.Unit);
    }

    [Fact]
    public void Two_units_are_refused_before_anything_is_touched()
    {
        LearningRateSchedule[] all =
        [
            new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Epoch }) { Unit = ScheduleUnit.Step },
            new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Step }) { Unit = ScheduleUnit.Epoch },
            new WarmupSchedule(2, then: new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Step })) { Unit = ScheduleUnit.Epoch },
            new WarmupSchedule(2, then: new WarmupSchedule(3, then: new CosineSchedule(9) { Unit = ScheduleUnit.Step }) { Unit = ScheduleUnit.Epoch }),
        ];

        Assert.All(all, schedule => Assert.Matches(
            "^WarmupSchedule counts (steps|epochs), but the (Cosine|Warmup)Schedule after it (steps|epochs): set the same unit on both.$", Assert.Throws<InvalidOperationException>(() => Fit(schedule)).Message));
    }

    private static void Fit(LearningRateSchedule schedule) =>
        new Trainer<LinearNetwork<Line>>(LinearNetwork<Line>.Zero(), new Sgd()) { Epochs = 1, Schedule = schedule }.Fit(TestData.Line());

    [Fact]
    public void Only_one_cycle_counts_steps_unasked_and_a_warm_up_counts_as_what_follows()
    {
        Assert.Equal(ScheduleUnit.Epoch, new CosineSchedule(3).Unit);
        Assert.Equal(ScheduleUnit.Step, new OneCycleSchedule(3).Unit);
        Assert.Equal(ScheduleUnit.Step, new WarmupSchedule(then: new CosineSchedule(3) { Unit = ScheduleUnit.Step }).Unit);
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(0));
        Assert.StartsWith("stepSize must be at least 1, but is 0.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MultiStepSchedule([3, 0]));
        Assert.Throws<ArgumentNullException>(() => new MultiStepSchedule(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialSchedule(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolynomialSchedule(5, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule(5, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineRestartsSchedule(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(5) { RisingPart = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new OneCycleSchedule(5) { DivFactor = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new WarmupSchedule(5, -0.1));
    }
}
