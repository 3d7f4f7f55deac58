namespace NetGen;

/// <summary>Step decay at regular intervals (PyTorch's <c>StepLR</c>): <c>base · gamma^⌊t / stepSize⌋</c>.</summary>
/// <param name="stepSize">Epochs (or steps) between two reductions, at least 1.</param>
/// <param name="gamma">The factor of each reduction; finite and at least 0. Default 0.1.</param>
public sealed class StepSchedule(long stepSize, double gamma = 0.1) : LearningRateSchedule
{
    private readonly long stepSize = ScheduleArgument.Length(stepSize, nameof(stepSize));
    private readonly double gamma = ScheduleArgument.NonNegative(gamma, nameof(gamma));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) => baseRate * Math.Pow(gamma, position / stepSize);
}
