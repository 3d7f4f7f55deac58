namespace NetGen;

/// <summary>A learning rate as a function of the time: what <see cref="Trainer{TNetwork}.Schedule"/> takes. Derive from it for one of your own.</summary>
/// <remarks>
/// The formulas are PyTorch's (<c>torch.optim.lr_scheduler</c>). The base rate is the optimizer's <see cref="Optimizer.LearningRate"/> when <c>Fit</c> begins.
/// A schedule remembers nothing: the same position gives the same rate, so that one object can serve many trainings, and a training that goes on finds its rate again.
/// </remarks>
public abstract class LearningRateSchedule
{
    private readonly ScheduleUnit? unit;

    /// <summary>
    /// Whether positions are epochs (the default, except for <see cref="OneCycleSchedule"/>) or steps. A schedule made of two counts in one unit, which either
    /// of them may say.
    /// </summary>
    public ScheduleUnit Unit
    {
        get => unit ?? UnsaidUnit;
        init => unit = value;
    }

    /// <summary>Whether <see cref="Unit"/> was said, of it or of a part of it.</summary>
    internal virtual bool SaysUnit => unit is not null;

    /// <summary>What it counts where nothing is said.</summary>
    private protected virtual ScheduleUnit UnsaidUnit => ScheduleUnit.Epoch;

    /// <summary>The learning rate at a position.</summary>
    /// <param name="baseRate">The rate that the schedule scales.</param>
    /// <param name="position">Epochs or steps done before, from 0 (PyTorch's <c>last_epoch</c>).</param>
    /// <returns>The rate: finite and at least 0.</returns>
    public abstract double Rate(double baseRate, long position);

    /// <summary>Throws where its parts count in different units.</summary>
    /// <exception cref="InvalidOperationException">They do.</exception>
    internal virtual void CheckUnits()
    {
    }
}
