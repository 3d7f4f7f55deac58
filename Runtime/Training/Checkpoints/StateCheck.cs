namespace NetGen;

/// <summary>Finds what cannot be in the state of a training, whoever wrote it.</summary>
internal static class StateCheck
{
    /// <summary>What is wrong, in words; null where nothing is.</summary>
    public static string? Fault(TrainingState state) =>
        Count(nameof(state.OptimizerSteps), state.OptimizerSteps)
        ?? Count(nameof(state.Step), state.Step)
        ?? Count(nameof(state.Batch), state.Batch)
        ?? Count(nameof(state.Rows), state.Rows)
        ?? Rate(nameof(state.LearningRate), state.LearningRate)
        ?? Rate(nameof(state.BaseLearningRate), state.BaseLearningRate)
        ?? Count(nameof(state.FirstEpoch), state.FirstEpoch - 1L, added: 1)
        ?? (state.Epochs.Select((e, i) => e.Epoch == state.FirstEpoch + (long)i).All(follows => follows) ? null : "the finished epochs do not follow each other")
        ?? (state.Epoch == state.FirstEpoch + (long)state.Epochs.Length ? null : FormattableString.Invariant($"expected epoch {state.FirstEpoch + (long)state.Epochs.Length} to go on with, but found {state.Epoch}"));

    private static string? Rate(string name, float rate) =>
        float.IsFinite(rate) && rate >= 0 ? null : FormattableString.Invariant($"expected a {name} of at least 0, but found {rate}");

    private static string? Count(string name, long count, int added = 0) =>
        count >= 0 ? null : FormattableString.Invariant($"expected a {name} of at least {added}, but found {count + added}");
}
