namespace NetGen;

/// <summary>A straight line up to the base rate (PyTorch's <c>LinearLR</c>), then another schedule from its beginning (as in <c>SequentialLR</c>).</summary>
public sealed class WarmupSchedule : LearningRateSchedule
{
    private readonly long totalIterations;
    private readonly double startFactor;
    private readonly LearningRateSchedule? then;

    /// <summary>Makes a schedule; it counts what <paramref name="then"/> counts, without one what <see cref="LearningRateSchedule.Unit"/> says.</summary>
    /// <param name="totalIterations">Length of the warm-up, at least 1. Default 5.</param>
    /// <param name="startFactor">What the base rate is multiplied by at the start; finite and at least 0. Default 1/3.</param>
    /// <param name="then">What comes after, counted from the end of the warm-up; null, the default, for the base rate.</param>
    public WarmupSchedule(long totalIterations = 5, double startFactor = 1.0 / 3, LearningRateSchedule? then = null)
    {
        this.totalIterations = ScheduleArgument.Length(totalIterations, nameof(totalIterations));
        this.startFactor = ScheduleArgument.NonNegative(startFactor, nameof(startFactor));
        this.then = then;
        Unit = then?.Unit ?? ScheduleUnit.Epoch;
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) =>
        position >= totalIterations
            ? then?.Rate(baseRate, position - totalIterations) ?? baseRate
            : baseRate * (startFactor + ((1 - startFactor) * position / totalIterations));
}
