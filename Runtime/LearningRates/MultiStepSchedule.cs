namespace NetGen;

/// <summary>Step decay at given positions (PyTorch's <c>MultiStepLR</c>): <c>base · gamma^(milestones ≤ t)</c>.</summary>
public sealed class MultiStepSchedule : LearningRateSchedule
{
    private readonly long[] milestones;
    private readonly double gamma;

    /// <summary>Creates a schedule.</summary>
    /// <param name="milestones">Where the rate falls, each at least 1, in any order; a duplicate counts twice.</param>
    /// <param name="gamma">The factor of each milestone; finite and at least 0. Default 0.1.</param>
    public MultiStepSchedule(IEnumerable<long> milestones, double gamma = 0.1)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        this.milestones = [.. milestones.Select(milestone => ScheduleArgument.Length(milestone, nameof(milestones)))];
        this.gamma = ScheduleArgument.NonNegative(gamma, nameof(gamma));
    }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position)
    {
        int passed = 0;
        foreach (long milestone in milestones)
        {
            passed += milestone <= position ? 1 : 0;
        }

        return baseRate * Math.Pow(gamma, passed);
    }
}
