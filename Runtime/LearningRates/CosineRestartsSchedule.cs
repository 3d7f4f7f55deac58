namespace NetGen;

/// <summary>Cosine annealing with warm restarts (PyTorch's <c>CosineAnnealingWarmRestarts</c>; Loshchilov and Hutter 2017).</summary>
/// <param name="firstPeriod">Length of the first period (PyTorch's <c>T_0</c>), at least 1.</param>
/// <param name="periodFactor">How many times longer each period is than the previous one (PyTorch's <c>T_mult</c>), at least 1. Default 1.</param>
/// <param name="minimumRate">The lowest rate of each period (PyTorch's <c>eta_min</c>); finite and at least 0. Default 0.</param>
public sealed class CosineRestartsSchedule(long firstPeriod, int periodFactor = 1, double minimumRate = 0) : LearningRateSchedule
{
    private readonly long firstPeriod = ScheduleArgument.Length(firstPeriod, nameof(firstPeriod));
    private readonly long periodFactor = ScheduleArgument.Length(periodFactor, nameof(periodFactor));
    private readonly double minimumRate = ScheduleArgument.NonNegative(minimumRate, nameof(minimumRate));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position)
    {
        long period = firstPeriod;
        if (periodFactor == 1)
        {
            position %= period;
        }

        while (position >= period)
        {
            position -= period;
            period *= periodFactor;
        }

        return CosineSchedule.Between(minimumRate, baseRate, (double)position / period);
    }
}
