using System.Globalization;

namespace NetGen;

/// <summary>Finds what cannot be in the state of a training, whoever wrote it.</summary>
internal static class StateCheck
{
    // Up to here whole numbers are exact in a double.
    private const double MostCounted = 1L << 53;

    /// <summary>What the callbacks of the library count.</summary>
    private static readonly Dictionary<string, string[]> Counts = new()
    {
        [nameof(CsvLog)] = [LogFile.Position],
        [nameof(JsonLog)] = [LogFile.Position],
        ["TensorBoardLog"] = ["next step"],
        [nameof(EarlyStopping)] = ["bestEpoch", "wait"],
        [nameof(ReduceLearningRateOnPlateau)] = ["wait", "cooldown"],
        [nameof(ModelAverage)] = ["steps"],
        [nameof(GradientMonitor)] = [GradientMonitor.RecordCount, GradientMonitor.WarningCount, GradientMonitor.WarnedCount],
    };

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public static string? Fault(TrainingState state) =>
        Count(nameof(state.OptimizerSteps), state.OptimizerSteps)
        ?? Count(nameof(state.Step), state.Step)
        ?? Count(nameof(state.Batch), state.Batch)
        ?? Count(nameof(state.Rows), state.Rows)
        ?? Rate(nameof(state.LearningRate), state.LearningRate)
        ?? Rate(nameof(state.BaseLearningRate), state.BaseLearningRate)
        ?? Seconds(nameof(state.Seconds), state.Seconds)
        ?? Count(nameof(state.FirstEpoch), state.FirstEpoch - 1L, added: 1)
        ?? (state.Epochs.Select((e, i) => e.Epoch == state.FirstEpoch + (long)i).All(follows => follows) ? null : "the finished epochs do not follow each other")
        ?? NextEpoch(state)
        ?? BestEpoch(state)
        ?? Stop(state)
        ?? state.Epochs.Select(Fault).FirstOrDefault(fault => fault is not null)
        ?? state.Callbacks.Select(Fault).FirstOrDefault(fault => fault is not null);

    private static string? NextEpoch(TrainingState state)
    {
        long next = state.FirstEpoch + (long)state.Epochs.Length;
        return state.Epoch == next ? null : Invariant($"expected epoch {next} as the next one, but found {state.Epoch}");
    }

    private static string? BestEpoch(TrainingState state) =>
        state.MonitoredBestEpoch is { } best && (best < state.FirstEpoch || best >= state.Epoch)
            ? Invariant($"expected a best epoch among the finished ones, but found {best}")
            : null;

    private static string? Stop(TrainingState state) => state.StopMessage switch
    {
        null => state.StopReason == default ? null : Invariant($"expected a reason in words for the stop {state.StopReason}, but there is none"),
        _ when string.IsNullOrWhiteSpace(state.StopMessage) => "expected a reason in words for the stop, but it is empty",
        _ => null,
    };

    private static string? Fault(EpochRecord record) =>
        Of(record, Count(nameof(record.Step), record.Step)
            ?? Rate(nameof(record.LearningRate), record.LearningRate)
            ?? Seconds(nameof(record.Seconds), record.Seconds)
            ?? Seconds(nameof(record.TrainingSeconds), record.TrainingSeconds));

    private static string? Of(EpochRecord record, string? fault) => fault is null ? null : Invariant($"{fault} in epoch {record.Epoch}");

    private static string? Fault(SavedCallback callback) =>
        Counts.GetValueOrDefault(callback.Type, [])
            .Where(name => callback.Numbers.TryGetValue(name, out double count) && !(count >= 0 && count <= MostCounted && count == Math.Floor(count)))
            .Select(name => Invariant($"expected a whole number of at least 0 as '{name}' of {callback.Type}, but found {callback.Numbers[name]}"))
            .FirstOrDefault();

    private static string? Rate(string name, float rate) =>
        float.IsFinite(rate) && rate >= 0 ? null : Invariant($"expected a {name} of at least 0, but found {rate}");

    private static string? Seconds(string name, double seconds) =>
        double.IsFinite(seconds) && seconds >= 0 ? null : Invariant($"expected {name} of at least 0, but found {seconds}");

    private static string? Count(string name, long count, int added = 0) =>
        count >= 0 ? null : Invariant($"expected a {name} of at least {added}, but found {count + added}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
