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

    /// <summary>Whether the training ran away.</summary>
    public bool Diverged { get; }

    /// <summary>The epoch with the lowest validation loss; null where none was finished and validated.</summary>
    public EpochRecord? Best { get; }
}
