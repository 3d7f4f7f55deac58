using System.Collections.ObjectModel;

namespace NetGen;

/// <summary>Where a training stands, but for its arrays: the part of a checkpoint that is JSON.</summary>
internal sealed record TrainingState
{
    /// <summary>The version of the format that this code writes; it reads version 1, too.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The version whose networks joined values of different orders as they lay.</summary>
    public const int FirstVersion = 1;

    public required int Version { get; init; }

    /// <summary>The library that wrote it.</summary>
    public required string Library { get; init; }

    /// <summary><see cref="NumericArithmetic.Description"/> of the machine that wrote it.</summary>
    public required string Arithmetic { get; init; }

    public required string Network { get; init; }

    public required string ArchitectureHash { get; init; }

    public required bool IsFitted { get; init; }

    public required string[]? ClassNames { get; init; }

    /// <summary>The class names of a network with several heads, by head; empty if none are known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> HeadClassNames { get; init; } = ReadOnlyDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What the inputs mean; null if that is not known.</summary>
    public CsvFeatures? Features { get; init; }

    public required string Optimizer { get; init; }

    public required string[] OptimizerStates { get; init; }

    public required long OptimizerSteps { get; init; }

    public required float LearningRate { get; init; }

    /// <summary>What a schedule scales; without one the learning rate itself.</summary>
    public required float BaseLearningRate { get; init; }

    /// <summary>Optimizer steps of the network.</summary>
    public required long Step { get; init; }

    /// <summary>What the order of the rows and the dropout masks depend on.</summary>
    public required RunSetup Setup { get; init; }

    public required int FirstEpoch { get; init; }

    /// <summary>The epoch to go on with.</summary>
    public required int Epoch { get; init; }

    /// <summary>Whether that epoch has begun: callbacks have seen its beginning.</summary>
    public required bool IsWithinEpoch { get; init; }

    /// <summary>Its batches so far.</summary>
    public required int Batch { get; init; }

    /// <summary>Its rows so far.</summary>
    public required int Rows { get; init; }

    /// <summary>Its training loss so far: sum and weight.</summary>
    public required BatchLoss EpochLoss { get; init; }

    /// <summary>The loss of its last batch.</summary>
    public required double LastBatchLoss { get; init; }

    /// <summary>Its seconds so far.</summary>
    public required double Seconds { get; init; }

    /// <summary>The finished epochs.</summary>
    public required EpochRecord[] Epochs { get; init; }

    public required int? MonitoredBestEpoch { get; init; }

    /// <summary>What a callback has ended the training for; null if it goes on.</summary>
    public required string? StopMessage { get; init; }

    public required StopReason StopReason { get; init; }

    public required SavedCallback[] Callbacks { get; init; }
}

/// <summary>What must be the same in a resumed training, since its bits depend on it.</summary>
/// <param name="Seed">That of the trainer.</param>
/// <param name="BatchSize">That of the trainer.</param>
/// <param name="Shuffle">That of the trainer.</param>
/// <param name="DropLast">That of the trainer.</param>
/// <param name="ValidateEvery">That of the trainer.</param>
/// <param name="Schedule">The class of the schedule; null if there is none.</param>
/// <param name="Transform">The class of the transform of rows; null if there is none.</param>
/// <param name="Training"><see cref="DataFingerprint"/> of the training data.</param>
/// <param name="Validation">That of the validation data; null if there are none.</param>
/// <param name="Shards">That of the trainer.</param>
/// <param name="CarryState">That of the trainer.</param>
/// <param name="BurnIn">That of the trainer.</param>
internal sealed record RunSetup(
    long Seed, int BatchSize, bool Shuffle, bool DropLast, int ValidateEvery, string? Schedule, string? Transform, string Training, string? Validation,
    int Shards = 1, bool CarryState = false, int BurnIn = 0);

/// <summary>The numbers and texts of one <see cref="CallbackState"/>.</summary>
/// <param name="Type">The callback's class.</param>
/// <param name="Numbers">Its numbers.</param>
/// <param name="Texts">Its texts.</param>
internal sealed record SavedCallback(string Type, Dictionary<string, double> Numbers, Dictionary<string, string> Texts);
