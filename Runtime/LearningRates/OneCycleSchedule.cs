namespace NetGen;

/// <summary>The curve between two rates of a <see cref="OneCycleSchedule"/>.</summary>
public enum AnnealStrategy
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>A straight line.</summary>
    Linear,
}

/// <summary>
/// The one-cycle policy: up to the base rate once, then down to almost 0 (PyTorch's <c>OneCycleLR</c>; Smith and Topin 2018). Counts steps by default.
/// </summary>
/// <remarks>
/// The optimizer's rate is PyTorch's <c>max_lr</c>. The rate starts at <c>base / DivFactor</c> and ends at <c>base / DivFactor / FinalDivFactor</c>, where it
/// stays; PyTorch throws after the last step. The momentum does not change (<c>cycle_momentum=False</c>).
/// </remarks>
public sealed class OneCycleSchedule : LearningRateSchedule
{
    private readonly long totalSteps;

    /// <summary>Creates a schedule that counts steps.</summary>
    /// <param name="totalSteps">Length of the cycle, at least 1: epochs times batches per epoch.</param>
    public OneCycleSchedule(long totalSteps)
    {
        this.totalSteps = ScheduleArgument.Length(totalSteps, nameof(totalSteps));
    }

    private protected override ScheduleUnit DefaultUnit => ScheduleUnit.Step;

    /// <summary>The fraction of the cycle in which the rate rises (PyTorch's <c>pct_start</c>); in [0, 1]. Default 0.3.</summary>
    public double RisingPart { get; init => field = ScheduleArgument.Fraction(value, nameof(RisingPart)); } = 0.3;

    /// <summary>The curve (PyTorch's <c>anneal_strategy</c>). Default cosine.</summary>
    public AnnealStrategy Strategy { get; init; }

    /// <summary>The base rate divided by the first rate; finite and greater than 0. Default 25.</summary>
    public double DivFactor { get; init => field = ScheduleArgument.Divisor(value, nameof(DivFactor)); } = 25;

    /// <summary>The first rate divided by the last one; finite and greater than 0. Default 1e4.</summary>
    public double FinalDivFactor { get; init => field = ScheduleArgument.Divisor(value, nameof(FinalDivFactor)); } = 1e4;

    /// <summary>Whether the rate first falls back to its start, and only then to the last rate (PyTorch's <c>three_phase</c>). Default false.</summary>
    public bool ThreePhases { get; init; }

    /// <inheritdoc/>
    public override double Rate(double baseRate, long position)
    {
        double first = baseRate / DivFactor, last = first / FinalDivFactor;
        double top = (RisingPart * totalSteps) - 1, end = totalSteps - 1;
        double t = Math.Min(position, end);
        if (t <= top)
        {
            return Between(first, baseRate, t, 0, top);
        }

        if (!ThreePhases)
        {
            return Between(baseRate, last, t, top, end);
        }

        double back = (2 * RisingPart * totalSteps) - 2;
        return t <= back ? Between(baseRate, first, t, top, back) : Between(first, last, t, back, end);
    }

    private double Between(double start, double stop, double t, double from, double to)
    {
        double part = to > from ? (t - from) / (to - from) : 1;
        return Strategy == AnnealStrategy.Linear ? start + ((stop - start) * part) : CosineSchedule.Between(stop, start, part);
    }
}
