namespace NetGen;

/// <summary>One training of a sweep, of whatever class its network is.</summary>
internal abstract class ArchitectureTraining
{
    /// <summary>Throws where the data do not fit; nothing is touched.</summary>
    public abstract void Check(Dataset train, Dataset validation);

    public abstract ArchitectureEntry Run(Dataset train, Dataset validation, CancellationToken cancellation);
}

/// <summary>One training of a sweep.</summary>
internal sealed class ArchitectureTraining<TNetwork>(string name, Trainer<TNetwork> trainer) : ArchitectureTraining
    where TNetwork : class, INetwork<TNetwork>
{
    public override void Check(Dataset train, Dataset validation)
    {
        trainer.CheckAlone();
        trainer.CheckTraining(train, validation);
    }

    public override ArchitectureEntry Run(Dataset train, Dataset validation, CancellationToken cancellation)
    {
        try
        {
            return new ArchitectureEntry<TNetwork>(name, trainer, trainer.Fit(train, validation, cancellation), diverged: false);
        }
        catch (TrainingDivergedException divergence)
        {
            // One that is too deep for its rate is what a sweep is to find.
            return new ArchitectureEntry<TNetwork>(name, trainer, divergence.History, diverged: true);
        }
    }
}
