using System.Globalization;

namespace NetGen;

/// <summary>
/// What the training of one architecture in an <see cref="ArchitectureSweep"/> came to. It is an <see cref="ArchitectureEntry{TNetwork}"/> of its class.
/// </summary>
public abstract class ArchitectureEntry
{
    private protected ArchitectureEntry(string name, NetworkDescription description, TrainingHistory history, bool diverged)
    {
        Name = name;
        Description = description;
        History = history;
        Diverged = diverged;
        Best = history.Epochs.Where(e => e.ValidationLoss is { } loss && double.IsFinite(loss)).MinBy(e => e.ValidationLoss);
    }

    /// <summary>The candidate's name.</summary>
    public string Name { get; }

    /// <summary>Layers, shapes and parameters of its network.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Its epochs.</summary>
    public TrainingHistory History { get; }

    /// <summary>Whether the training diverged.</summary>
    public bool Diverged { get; }

    /// <summary>The epoch with the lowest validation loss; null if none was finished and validated.</summary>
    public EpochRecord? Best { get; }

    /// <summary>Writes the network that was trained as a safetensors file, as its <c>Save</c> does.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public abstract void Save(string path);

    /// <summary>Writes the network that was trained as safetensors.</summary>
    /// <param name="stream">Where it is written to, from its position on; it stays open.</param>
    public abstract void Save(Stream stream);

    /// <summary>One line, the same in every culture: <c>deep: 5,210 parameters, validation loss 0.2301 after epoch 7</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{VisibleText.Of(Name)}: {Description.ParameterCount:N0} parameters, {(Best is { ValidationLoss: { } loss } best ? $"validation loss {NumberText.Loss(loss)} after epoch {best.Epoch}" : "no validated epoch")}{(Diverged ? ", diverged" : "")}");
}

/// <summary>What the training of an architecture came to, with its network.</summary>
/// <typeparam name="TNetwork">The annotated class.</typeparam>
public sealed class ArchitectureEntry<TNetwork> : ArchitectureEntry
    where TNetwork : class, INetwork<TNetwork>
{
    internal ArchitectureEntry(string name, Trainer<TNetwork> trainer, TrainingHistory history, bool diverged)
        : base(name, TNetwork.Description, history, diverged)
    {
        Trainer = trainer;
    }

    /// <summary>What has trained it; its network has the weights of the end, or of the best epoch where an <see cref="EarlyStopping"/> restored them.</summary>
    public Trainer<TNetwork> Trainer { get; }

    /// <summary>The network that it has trained.</summary>
    public TNetwork Network => Trainer.Network;

    /// <inheritdoc/>
    public override void Save(string path) => Network.Save(path);

    /// <inheritdoc/>
    public override void Save(Stream stream) => Network.Save(stream);
}
