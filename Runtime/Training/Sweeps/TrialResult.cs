using System.Globalization;

namespace NetGen;

/// <summary>What one trial of a <see cref="TrialSweep"/> came to.</summary>
/// <param name="Number">The number of the trial.</param>
/// <param name="Seed">The seed of the sweep.</param>
/// <param name="Candidate">The name of the candidate that it trained.</param>
/// <param name="Parameters">The parameters of its network.</param>
/// <param name="Values">What the trial drew, as text.</param>
/// <param name="BestEpoch">The epoch with the lowest validation loss; null if none was finished and validated.</param>
/// <param name="ValidationLoss">That loss.</param>
/// <param name="ValidationAccuracy">The accuracy after that epoch; null if the loss has none.</param>
/// <param name="Epochs">How many epochs were trained.</param>
/// <param name="Seconds">How long they took.</param>
/// <param name="Diverged">Whether the training diverged.</param>
public sealed record TrialResult(
    int Number,
    long Seed,
    string Candidate,
    int Parameters,
    IReadOnlyDictionary<string, string> Values,
    int? BestEpoch,
    double? ValidationLoss,
    double? ValidationAccuracy,
    int Epochs,
    double Seconds,
    bool Diverged)
{
    /// <summary>One line, the same in every culture: <c>trial 7 (deep): validation loss 0.2301 after epoch 12; rate 0.0031</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"trial {Number} ({VisibleText.Of(Candidate)}): {(ValidationLoss is { } loss ? $"validation loss {NumberText.Loss(loss)} after epoch {BestEpoch}" : "no validated epoch")}{(Diverged ? ", diverged" : "")}{(Values.Count > 0 ? "; " : "")}{ValuesText}");

    internal string ValuesText => string.Join(", ", Values.Select(value => $"{VisibleText.Of(value.Key)} {VisibleText.Of(value.Value)}"));

    internal static TrialResult Of(Trial trial, long seed, string candidate, int parameters, TrainingHistory history, bool diverged)
    {
        var best = history.Epochs.Where(e => e.ValidationLoss is { } loss && double.IsFinite(loss)).MinBy(e => e.ValidationLoss);
        return new TrialResult(
            trial.Number, seed, candidate, parameters, trial.Values, best?.Epoch, best?.ValidationLoss, best?.ValidationAccuracy,
            history.Epochs.Count, history.Epochs.Sum(e => e.Seconds), diverged);
    }
}
