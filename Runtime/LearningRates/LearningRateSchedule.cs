namespace NetGen;

/// <summary>A learning rate as a function of the time: what <see cref="Trainer{TNetwork}.Schedule"/> takes. Derive from it for one of your own.</summary>
/// <remarks>
/// The formulas are PyTorch's (<c>torch.optim.lr_scheduler</c>). The base rate is the optimizer's <see cref="Optimizer.LearningRate"/> when <c>Fit</c> begins.
/// A schedule remembers nothing: the same position gives the same rate, so that one object can serve many trainings, and a training that goes on finds its rate again.
/// </remarks>
public abstract class LearningRateSchedule
{
    /// <summary>Whether positions are epochs (the default, except for <see cref="OneCycleSchedule"/>) or steps.</summary>
    public ScheduleUnit Unit { get; init; }

    /// <summary>The learning rate at a position.</summary>
    /// <param name="baseRate">The rate that the schedule scales.</param>
    /// <param name="position">Epochs or steps done before, from 0 (PyTorch's <c>last_epoch</c>).</param>
    /// <returns>The rate: finite and at least 0.</returns>
    public abstract double Rate(double baseRate, long position);
}
