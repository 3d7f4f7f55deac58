namespace NetGen;

/// <summary>What ended a training.</summary>
public enum StopReason
{
    /// <summary>All epochs were trained.</summary>
    EpochLimit,

    /// <summary><see cref="NetGen.EarlyStopping"/> saw no improvement for too long.</summary>
    EarlyStopping,

    /// <summary>A callback asked for it: <see cref="TrainingContext.RequestStop(string)"/>.</summary>
    Requested,

    /// <summary>The cancellation token was cancelled.</summary>
    Cancelled,

    /// <summary>An exception ended it: only seen by <see cref="Callback.OnFitEnd"/> and in <see cref="TrainingDivergedException.History"/>.</summary>
    Failed,
}
