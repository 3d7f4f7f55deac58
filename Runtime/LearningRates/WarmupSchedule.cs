namespace NetGen;

/// <summary>Linear warm-up to the base rate (PyTorch's <c>LinearLR</c>), then another schedule from its beginning (as in <c>SequentialLR</c>).</summary>
public sealed class WarmupSchedule : LearningRateSchedule
{
    private readonly long totalIterations;
    private readonly double startFactor;
    private readonly LearningRateSchedule? then;

    /// <summary>
    /// Creates a schedule. Both parts count in one unit: the <see cref="LearningRateSchedule.Unit"/> that is set on either of them, or else
    /// that of <paramref name="then"/>.
    /// </summary>
    /// <param name="totalIterations">Length of the warm-up, at least 1. Default 5.</param>
    /// <param name="startFactor">The factor of the base rate at the start; finite and at least 0. Default 1/3.</param>
    /// <param name="then">The schedule after the warm-up, counted from its end; null, the default, for the base rate.</param>
    public WarmupSchedule(long totalIterations = 5, double startFactor = 1.0 / 3, LearningRateSchedule? then = null)
    {
        this.totalIterations = ScheduleArgument.Length(totalIterations, nameof(totalIterations));
        this.startFactor = ScheduleArgument.NonNegative(startFactor, nameof(startFactor));
        this.then = then;
    }

    /// <inheritdoc/>
    internal override bool HasUnit => base.HasUnit || then is { HasUnit: true };

    private protected override ScheduleUnit DefaultUnit => then?.Unit ?? ScheduleUnit.Epoch;

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) =>
        position >= totalIterations
            ? then?.Rate(baseRate, position - totalIterations) ?? baseRate
            : baseRate * (startFactor + ((1 - startFactor) * position / totalIterations));

    /// <inheritdoc/>
    internal override void CheckUnits()
    {
        then?.CheckUnits();
        if (then is { HasUnit: true } && then.Unit != Unit)
        {
            throw new InvalidOperationException(
                $"{nameof(WarmupSchedule)} counts {Unit.ToString().ToLowerInvariant()}s, but the {then.GetType().Name} after it "
                + $"{then.Unit.ToString().ToLowerInvariant()}s: set the same unit on both.");
        }
    }
}
