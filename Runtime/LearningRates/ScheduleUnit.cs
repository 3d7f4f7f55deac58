namespace NetGen;

/// <summary>What a <see cref="LearningRateSchedule"/> counts.</summary>
public enum ScheduleUnit
{
    /// <summary>Epochs: the rate is the same in all steps of an epoch.</summary>
    Epoch,

    /// <summary>Steps (batches): the rate may differ at each one.</summary>
    Step,
}
