namespace NetGen;

/// <summary>Cosine annealing (PyTorch's <c>CosineAnnealingLR</c>): <c>min + (base − min) · (1 + cos(π t / tMax)) / 2</c>.</summary>
/// <remarks>
/// As in PyTorch, the rate rises again after tMax, and reaches the base rate at 2 · tMax. <see cref="CosineRestartsSchedule"/> restarts instead.
/// </remarks>
/// <param name="tMax">The position of the lowest rate, at least 1.</param>
/// <param name="minimumRate">The lowest rate (PyTorch's <c>eta_min</c>); finite and at least 0. Default 0.</param>
public sealed class CosineSchedule(long tMax, double minimumRate = 0) : LearningRateSchedule
{
    private readonly long tMax = ScheduleArgument.Length(tMax, nameof(tMax));
    private readonly double minimumRate = ScheduleArgument.NonNegative(minimumRate, nameof(minimumRate));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) => Between(minimumRate, baseRate, (double)position / tMax);

    /// <summary>From high (part 0) to low (part 1).</summary>
    internal static double Between(double low, double high, double part) => low + ((high - low) * (1 + Math.Cos(Math.PI * part)) / 2);
}
