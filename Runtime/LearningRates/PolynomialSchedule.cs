namespace NetGen;

/// <summary>Polynomial decay to 0 (PyTorch's <c>PolynomialLR</c>): <c>base · (1 − t / totalIterations)^power</c>, then 0.</summary>
/// <param name="totalIterations">The position at which the rate reaches 0, at least 1. Default 5.</param>
/// <param name="power">The power; finite and at least 0. Default 1: a straight line.</param>
public sealed class PolynomialSchedule(long totalIterations = 5, double power = 1) : LearningRateSchedule
{
    private readonly long totalIterations = ScheduleArgument.Length(totalIterations, nameof(totalIterations));
    private readonly double power = ScheduleArgument.NonNegative(power, nameof(power));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) =>
        position >= totalIterations ? 0 : baseRate * Math.Pow(1 - ((double)position / totalIterations), power);
}
