namespace NetGen;

/// <summary>Exponential decay (PyTorch's <c>ExponentialLR</c>): <c>base · gamma^t</c>.</summary>
/// <param name="gamma">The factor of each epoch (or step); in [0, 1].</param>
public sealed class ExponentialSchedule(double gamma) : LearningRateSchedule
{
    private readonly double gamma = ScheduleArgument.Fraction(gamma, nameof(gamma));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) => baseRate * Math.Pow(gamma, position);
}
