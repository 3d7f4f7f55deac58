namespace NetGen;

/// <summary>Sets the optimizer's learning rate as a schedule says.</summary>
internal sealed class ScheduledRate(LearningRateSchedule schedule, Optimizer optimizer, TrainingContext context)
{
    /// <summary>Before the callbacks at the begin of an epoch.</summary>
    public void BeginEpoch()
    {
        // For a schedule of steps, too: callbacks see the rate of the first step.
        Set(schedule.Unit == ScheduleUnit.Epoch ? context.Epoch - 1 : StepsDone);
    }

    /// <summary>Before each step.</summary>
    public void BeginStep()
    {
        if (schedule.Unit == ScheduleUnit.Step)
        {
            Set(StepsDone);
        }
    }

    /// <summary>After the training the optimizer has its base rate again.</summary>
    public void End() => optimizer.LearningRate = context.BaseLearningRate;

    // From epoch and batch, not from a count: so it needs no memory between two trainings.
    private long StepsDone => ((context.Epoch - 1L) * context.BatchesPerEpoch) + context.Batch;

    private void Set(long position)
    {
        double rate = schedule.Rate(context.BaseLearningRate, position);
        optimizer.LearningRate = rate is >= 0 and <= float.MaxValue
            ? (float)rate
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"{schedule.GetType().Name} must return rates that are finite and at least 0, but returns {rate} at {schedule.Unit.ToString().ToLowerInvariant()} {position}."));
    }
}
