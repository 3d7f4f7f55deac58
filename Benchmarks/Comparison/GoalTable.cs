namespace NetGen.Benchmarks.Comparison;

/// <summary>What NetGen has set out to reach.</summary>
/// <param name="Work">The work.</param>
/// <param name="Microseconds">At most so many a step, on the machine that the limit's reference rate was measured on.</param>
/// <param name="ReferenceRate">That machine's limit, in billions a second; 0 where the time does not scale with one.</param>
/// <param name="TimesPyTorch">At least so many times as fast as PyTorch in the same run; null where the goal is a time alone.</param>
internal sealed record Goal(string Work, double Microseconds, double ReferenceRate, double? TimesPyTorch = null);

/// <summary>All goals.</summary>
internal static class GoalTable
{
    private const double Arithmetic = 98.6;
    private const double SecondLevelCache = 90;
    private const double ThirdLevelCache = 67;

    // What the trainer may add to a step: the larger of a share and a time.
    private const double TrainerShare = 0.03;
    private const double TrainerMicroseconds = 0.3;

    // Where the machine is too busy for two workers to reach their goal: this share of what two cores gain in the multiply-adds of the same run.
    private const double ShareOfScaling = 0.9;

    // Where two cores gain less than that even in multiply-adds, a core is not there, and nothing can be said.
    private const double LeastGain = 1.5;

    private static readonly Goal[] Goals =
    [
        new("mlp-784-128-10/b128/train-adam", 680, Arithmetic, 2.6),
        new("mlp-784-128-10/b32/train-adam", 230, Arithmetic, 4.3),
        new("lenet/b128/train-adam", 2_800, Arithmetic, 4.3),
        new("mlp-24-8-2/b200/gradient", 4.0, Arithmetic, 65),
        new("mlp-2-16-16-1/b32/train-sgd", 1.5, Arithmetic, 280),
        new("mlp-4-32-16-4/b10000/train-adam", 800, Arithmetic, 6),
        new("mlp-1024-1024-1024-10/b256/train-sgd", 32_000, Arithmetic, 1.12),
        new("mlp-784-128-10/b1/predict", 5.5, SecondLevelCache),
        new("mlp-4-16-16-3/b1/predict", 0.040, Arithmetic),
        new("lenet/b1/predict", 16, Arithmetic),
        new("mlp-784-128-10/b1000/predict", 2350, Arithmetic),
        new("optimizer-1m/sgd", 130, ThirdLevelCache),
        new("optimizer-1m/momentum", 240, ThirdLevelCache),
        new("optimizer-1m/adam", 550, ThirdLevelCache),
        new("optimizer-1m/rmsprop", 450, ThirdLevelCache),
        new("optimizer-1m/adagrad", 400, ThirdLevelCache),
        new("optimizer-1m/adadelta", 580, ThirdLevelCache),
        new(Works.WorkTable.FirstStep, 200_000, 0),
    ];

    // How many times as fast two workers are as one.
    private static readonly Dictionary<string, double> TwoWorkers = new()
    {
        ["mlp-784-128-10/b128/train-adam"] = 1.7,
        ["lenet/b128/train-adam"] = 1.8,
        ["mlp-1024-1024-1024-10/b256/train-sgd"] = 1.8,
    };

    /// <summary>The goals of a work, judged by its figures; nothing where NetGen did not run, and of more than two threads nothing but the ratio of the Debug build.</summary>
    public static IEnumerable<GoalVerdict> Judge(Row row) => [.. OfRelease(row), .. DebugGate.Judge(row)];

    private static IEnumerable<GoalVerdict> OfRelease(Row row) =>
        row.Of(Row.NetGenName) is not { } own ? []
        : row.Of(Row.TrainerName) is { } trainer ? [OfTrainer(own, trainer)]
        : own.Threads == 1 ? OfOneThread(row, own)
        : own.Threads == 2 && TwoWorkers.TryGetValue(row.Work, out double times) ? [OfTwoWorkers(row, own, times)]
        : [];

    private static GoalVerdict OfTrainer(Figure step, Figure trainer)
    {
        double added = trainer.Timing.Median - step.Timing.Median, most = Math.Max(TrainerShare * step.Timing.Median, TrainerMicroseconds);
        return new GoalVerdict(
            FormattableString.Invariant($"the trainer adds at most {TrainerShare * 100} % or {TrainerMicroseconds} µs to a step: {most:0.###} µs"),
            FormattableString.Invariant($"{added:0.###} µs"),
            added <= most);
    }

    private static GoalVerdict OfTwoWorkers(Row row, Figure own, double times)
    {
        double one = row.Figures.Single(f => f.Peer == Row.NetGenName && f.Threads == 1).Timing.Median;
        double gain = row.Limit!.Rate(2) / row.Limit.Rate(1), reached = one / own.Timing.Median;
        return new GoalVerdict(
            FormattableString.Invariant($"two workers at least {times}× one, or {ShareOfScaling} of the {gain:0.00}× that two cores gain in multiply-adds"),
            FormattableString.Invariant($"{reached:0.00}×{(gain < LeastGain ? ", but others have the second core" : "")}"),
            gain < LeastGain ? null : reached >= Math.Min(times, ShareOfScaling * gain));
    }

    /// <summary>One line each for the ratio and the time.</summary>
    private static IEnumerable<GoalVerdict> OfOneThread(Row row, Figure own)
    {
        var goal = Goals.FirstOrDefault(g => g.Work == row.Work);
        if (goal is null)
        {
            yield break;
        }

        if (goal.TimesPyTorch is { } times)
        {
            double? ratio = row.Of("pytorch") is { } pytorch ? row.Ratio(pytorch) : null;
            yield return new GoalVerdict(
                FormattableString.Invariant($"at least {times}× PyTorch"),
                ratio is null ? "PyTorch did not run" : FormattableString.Invariant($"{ratio:0.00}×"),
                ratio is null ? null : ratio >= times);
        }

        double scale = goal.ReferenceRate > 0 && row.Limit is { } limit ? goal.ReferenceRate / limit.Rate(1) : 1;
        string scaled = scale == 1 ? "" : FormattableString.Invariant($" where the {row.Limit!.Name} is {goal.ReferenceRate} {row.Limit.Unit} (here {row.Limit.Rate(1):0.0}): {goal.Microseconds * scale:0.###} µs here");
        yield return new GoalVerdict(
            FormattableString.Invariant($"at most {goal.Microseconds} µs{scaled}"),
            FormattableString.Invariant($"{own.Timing.Median:0.###} µs"),
            own.Timing.Median <= goal.Microseconds * scale);
    }
}

/// <summary>A goal and what came of it.</summary>
/// <param name="Aim">What was to be reached.</param>
/// <param name="Actual">What was reached.</param>
/// <param name="IsMet">Whether that is enough; null where it cannot be said.</param>
internal sealed record GoalVerdict(string Aim, string Actual, bool? IsMet)
{
    /// <summary>A line for people.</summary>
    public override string ToString() => $"goal: {Aim}; {Actual}: {IsMet switch { true => "met", false => "NOT MET", null => "not judged" }}";
}
