namespace NetGen;

/// <summary>How a <see cref="OneCycleSchedule"/> goes from one rate to the next.</summary>
public enum AnnealStrategy
{
    /// <summary>Along half a cosine.</summary>
    Cosine,

    /// <summary>Along a straight line.</summary>
    Linear,
}

/// <summary>Up to the base rate and down to almost nothing, once (PyTorch's <c>OneCycleLR</c>; Smith and Topin 2018). Counts steps unless told otherwise.</summary>
/// <remarks>
/// The optimizer's rate is PyTorch's <c>max_lr</c>. It starts at <c>base / DivFactor</c>, and ends at <c>base / DivFactor / FinalDivFactor</c>, where it stays;
/// PyTorch throws after the last step. The momentum is left alone (<c>cycle_momentum=False</c>).
/// </remarks>
public sealed class OneCycleSchedule : LearningRateSchedule
{
    private readonly long totalSteps;

    /// <summary>Makes a schedule that counts steps.</summary>
    /// <param name="totalSteps">Length of the cycle, at least 1: epochs times batches of an epoch.</param>
    public OneCycleSchedule(long totalSteps)
    {
        this.totalSteps = ScheduleArgument.Length(totalSteps, nameof(totalSteps));
    }

    private protected override ScheduleUnit UnsaidUnit => ScheduleUnit.Step;

    /// <summary>The part of the cycle in which the rate rises (PyTorch's <c>pct_start</c>); in [0, 1]. Default 0.3.</summary>
    public double RisingPart { get; init => field = ScheduleArgument.Fraction(value, nameof(RisingPart)); } = 0.3;

    /// <summary>Along what curve (PyTorch's <c>anneal_strategy</c>). Default cosine.</summary>
    public AnnealStrategy Strategy { get; init; }

    /// <summary>The base rate over the first one; finite and greater than 0. Default 25.</summary>
    public double DivFactor { get; init => field = ScheduleArgument.Divisor(value, nameof(DivFactor)); } = 25;

    /// <summary>The first rate over the last one; finite and greater than 0. Default 1e4.</summary>
    public double FinalDivFactor { get; init => field = ScheduleArgument.Divisor(value, nameof(FinalDivFactor)); } = 1e4;

    /// <summary>Whether the rate falls as it rose, and only then on to the last rate (PyTorch's <c>three_phase</c>). Default false.</summary>
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
