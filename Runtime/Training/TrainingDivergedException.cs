using System.Globalization;

namespace NetGen;

/// <summary>
/// The training diverged: a batch's loss, or the parameters after an epoch, were not finite. The weights are those from the start of the epoch
/// (or the best ones, where an <see cref="EarlyStopping"/> restores them).
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    internal TrainingDivergedException(string what, int epoch, long step, float learningRate, TrainingHistory history)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The training diverged in epoch {epoch}, step {step}, at a learning rate of {learningRate}: {what}. The weights are those from the start of "
            + $"the epoch. {(history.FirstRemedy is { } first ? $"First {first}; then try" : "Try")} a lower learning rate or clip the gradients."))
    {
        Epoch = epoch;
        Step = step;
        LearningRate = learningRate;
        History = history;
    }

    /// <summary>The epoch in which it happened.</summary>
    public int Epoch { get; }

    /// <summary>The optimizer steps of the network up to then.</summary>
    public long Step { get; }

    /// <summary>The learning rate at that moment.</summary>
    public float LearningRate { get; }

    /// <summary>The epochs before it.</summary>
    public TrainingHistory History { get; }
}
