namespace NetGen;

/// <summary>The base rate times a factor for some epochs or steps, then the base rate (PyTorch's <c>ConstantLR</c>, whose defaults are 1/3 and 5).</summary>
/// <param name="factor">Multiplies the base rate at positions below <paramref name="totalIterations"/>; finite and at least 0. Default 1: the base rate
/// throughout.
/// </param>
/// <param name="totalIterations">How long the factor applies, at least 1. Default 5.</param>
public sealed class ConstantSchedule(double factor = 1, long totalIterations = 5) : LearningRateSchedule
{
    private readonly double factor = ScheduleArgument.NonNegative(factor, nameof(factor));
    private readonly long totalIterations = ScheduleArgument.Length(totalIterations, nameof(totalIterations));

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position) => position < totalIterations ? baseRate * factor : baseRate;
}
