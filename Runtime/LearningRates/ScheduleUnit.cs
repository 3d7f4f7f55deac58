namespace NetGen;

/// <summary>What a <see cref="LearningRateSchedule"/> counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the rate is the same in all steps of an epoch.</summary>
    Epoch,

    /// <summary>Steps, that is batches: the rate may differ at every one.</summary>
    Step,
}
