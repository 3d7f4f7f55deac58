using System.Globalization;

namespace NetGen;

/// <summary>What one training of a <see cref="LearningRateSweep{TNetwork}"/> came to.</summary>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class SweepEntry<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    internal SweepEntry(string name, float learningRate, Trainer<TNetwork> trainer, TrainingHistory history, bool diverged)
    {
        Name = name;
        LearningRate = learningRate;
        Trainer = trainer;
        History = history;
        Diverged = diverged;
        Best = history.Epochs.Where(e => e.ValidationLoss is { } loss && double.IsFinite(loss)).MinBy(e => e.ValidationLoss);
    }

    /// <summary>The candidate's name.</summary>
    public string Name { get; }

    /// <summary>The learning rate that its optimizer started with.</summary>
    public float LearningRate { get; }

    /// <summary>What has trained it; its network has the weights of the end, or of the best epoch where an <see cref="EarlyStopping"/> restored them.</summary>
    public Trainer<TNetwork> Trainer { get; }

    /// <summary>The network that it has trained.</summary>
    public TNetwork Network => Trainer.Network;

    /// <summary>Its epochs.</summary>
    public TrainingHistory History { get; }

    /// <summary>Whether the training diverged.</summary>
    public bool Diverged { get; }

    /// <summary>One line, the same in every culture: <c>adam at 1.0e-3: validation loss 0.2301 after epoch 7</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{VisibleText.Of(Name)} at {LearningRate:0.0##e+0}: {(Best is { ValidationLoss: { } loss } best ? $"validation loss {NumberText.Loss(loss)} after epoch {best.Epoch}" : "no validated epoch")}{(Diverged ? ", diverged" : "")}");

    /// <summary>The epoch with the lowest validation loss; null if none was finished and validated.</summary>
    public EpochRecord? Best { get; }
}
