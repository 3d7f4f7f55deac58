namespace NetGen;

/// <summary>A learning rate as a function of the epoch or step, for <see cref="Trainer{TNetwork}.Schedule"/>. Derive from it to write your own.</summary>
/// <remarks>
/// The formulas are PyTorch's (<c>torch.optim.lr_scheduler</c>). The base rate is the optimizer's <see cref="Optimizer.LearningRate"/> when <c>Fit</c> begins.
/// Schedules are stateless: the same position always gives the same rate. One object can therefore serve many trainings, and a resumed training gets the
/// right rate.
/// </remarks>
public abstract class LearningRateSchedule
{
    private readonly ScheduleUnit? unit;

    /// <summary>
    /// Whether positions are epochs (the default, except for <see cref="OneCycleSchedule"/>) or steps. A schedule made of two others counts in one unit, which
    /// either of them may set.
    /// </summary>
    public ScheduleUnit Unit
    {
        get => unit ?? DefaultUnit;
        init => unit = value;
    }

    /// <summary>Whether <see cref="Unit"/> was set on the schedule or on a part of it.</summary>
    internal virtual bool HasUnit => unit is not null;

    /// <summary>The unit if none is set.</summary>
    private protected virtual ScheduleUnit DefaultUnit => ScheduleUnit.Epoch;

    /// <summary>The learning rate at a position.</summary>
    /// <param name="baseRate">The base rate, which the schedule scales.</param>
    /// <param name="position">The number of epochs or steps so far, from 0 (PyTorch's <c>last_epoch</c>).</param>
    /// <returns>The rate: finite and at least 0.</returns>
    public abstract double Rate(double baseRate, long position);

    /// <summary>Throws if its parts count in different units.</summary>
    /// <exception cref="InvalidOperationException">They do.</exception>
    internal virtual void CheckUnits()
    {
    }
}
