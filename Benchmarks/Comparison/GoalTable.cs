namespace NetGen.Benchmarks.Comparison;

/// <summary>What NetGen has set out to reach on one thread: what is null is no goal.</summary>
/// <param name="Work">The work.</param>
internal sealed record Goal(string Work)
{
    /// <summary>At least this share of the limit that the same run measures.</summary>
    public double? Share { get; init; }

    /// <summary>At least so many times as fast as the fastest peer of the same run.</summary>
    public double? TimesBestPeer { get; init; }

    /// <summary>At most so many microseconds a step, on the machine that <see cref="ReferenceRate"/> was measured on.</summary>
    public double? Microseconds { get; init; }

    /// <summary>That machine's limit, in billions a second; 0 where the time does not scale with one.</summary>
    public double ReferenceRate { get; init; }
}

/// <summary>All goals.</summary>
internal static class GoalTable
{
    // The limits of the machine on which the times were measured: billions of operations a second, and of bytes read from the second and the third cache.
    private const double Arithmetic = 117;
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
        new("mlp-784-128-10/b128/train-adam") { Share = 0.87 },
        new("mlp-784-128-10/b32/train-adam") { TimesBestPeer = 3.3 },
        new("lenet/b128/train-adam") { Share = 0.70 },
        new("mlp-24-8-2/b200/gradient") { TimesBestPeer = 20 },
        new("mlp-2-16-16-1/b32/train-sgd") { TimesBestPeer = 80 },
        new("mlp-4-32-16-4/b10000/train-adam") { TimesBestPeer = 2.2 },
        new("mlp-1024-1024-1024-10/b256/train-sgd") { Share = 0.87 },
        new("mlp-784-128-10/b1000/predict") { Share = 0.89 },
        new("mlp-784-128-10/b1/predict") { Microseconds = 4.1, ReferenceRate = SecondLevelCache },
        new("mlp-4-16-16-3/b1/predict") { Microseconds = 0.032, ReferenceRate = Arithmetic },
        new("lenet/b1/predict") { Microseconds = 6.8, ReferenceRate = Arithmetic },
        new("resnet20/b32/train-adam") { TimesBestPeer = 1.47 },
        new("mobilenet/b32/train-adam") { TimesBestPeer = 1.57 },
        new("vgg/b32/train-adam") { TimesBestPeer = 1.46 },
        new("audio/b32/train-adam") { TimesBestPeer = 1.72 },
        new("autoencoder/b32/train-adam") { TimesBestPeer = 2.86 },
        new("deep-512x4-layernorm/b64/train-adam") { TimesBestPeer = 1.65 },
        new("grouped/b32/train-adam") { TimesBestPeer = 1.13 },
        new("lstm-8/step") { Microseconds = 0.074, ReferenceRate = Arithmetic },
        new("lstm-16/step") { Microseconds = 0.092, ReferenceRate = Arithmetic },
        new("lstm-32/step") { Microseconds = 0.249, ReferenceRate = Arithmetic },
        new("lstm-64/step") { Microseconds = 1.290, ReferenceRate = Arithmetic },
        new("gru-8/step") { Microseconds = 0.054, ReferenceRate = Arithmetic },
        new("gru-16/step") { Microseconds = 0.058, ReferenceRate = Arithmetic },
        new("gru-32/step") { Microseconds = 0.201, ReferenceRate = Arithmetic },
        new("gru-64/step") { Microseconds = 0.979, ReferenceRate = Arithmetic },

        // 64 samples of 48 kHz in a twentieth of their time.
        new("wavenet/b64/process") { Microseconds = 66.6, ReferenceRate = Arithmetic },
        new("optimizer-1m/sgd") { Microseconds = 130, ReferenceRate = ThirdLevelCache },
        new("optimizer-1m/momentum") { Microseconds = 240, ReferenceRate = ThirdLevelCache },
        new("optimizer-1m/adam") { Microseconds = 550, ReferenceRate = ThirdLevelCache },
        new("optimizer-1m/rmsprop") { Microseconds = 450, ReferenceRate = ThirdLevelCache },
        new("optimizer-1m/adagrad") { Microseconds = 400, ReferenceRate = ThirdLevelCache },
        new("optimizer-1m/adadelta") { Microseconds = 580, ReferenceRate = ThirdLevelCache },
        new(Works.WorkTable.FirstStep) { Microseconds = 200_000 },
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

    /// <summary>A line for each goal of a work.</summary>
    private static IEnumerable<GoalVerdict> OfOneThread(Row row, Figure own)
    {
        if (Goals.FirstOrDefault(g => g.Work == row.Work) is not { } goal)
        {
            yield break;
        }

        if (goal.Share is { } least)
        {
            double? share = row.Share(own);
            yield return new GoalVerdict(
                FormattableString.Invariant($"at least {least * 100:0.#} % of the limit"),
                share is null ? "no limit was measured" : FormattableString.Invariant($"{share * 100:0.0} %"),
                share is null ? null : share >= least);
        }

        if (goal.TimesBestPeer is { } times)
        {
            var best = row.Figures.Where(f => f.Peer is not (Row.NetGenName or Row.TrainerName or DebugBuild.PeerName) && f.Threads == 1).MinBy(f => f.Timing.Median);
            double? ratio = best is null ? null : row.Ratio(best);
            yield return new GoalVerdict(
                FormattableString.Invariant($"at least {times}× the fastest peer"),
                ratio is null ? "no peer ran" : FormattableString.Invariant($"{ratio:0.00}× ({best!.Peer})"),
                ratio is null ? null : ratio >= times);
        }

        if (goal.Microseconds is { } most)
        {
            double scale = goal.ReferenceRate > 0 && row.Limit is { } limit ? goal.ReferenceRate / limit.Rate(1) : 1;
            string scaled = scale == 1
                ? ""
                : FormattableString.Invariant(
                    $" where the {row.Limit!.Name} is {goal.ReferenceRate} {row.Limit.Unit} (here {row.Limit.Rate(1):0.0}): {most * scale:0.###} µs here");
            yield return new GoalVerdict(
                FormattableString.Invariant($"at most {most} µs{scaled}"),
                FormattableString.Invariant($"{own.Timing.Median:0.###} µs"),
                own.Timing.Median <= most * scale);
        }
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
