namespace NetGen;

/// <summary>Learning rates to try.</summary>
public static class RateRange
{
    /// <summary>So many rates from the lowest to the highest, each the same factor above the one before.</summary>
    /// <param name="lowest">The first; finite and greater than 0.</param>
    /// <param name="highest">The last; finite and greater than 0.</param>
    /// <param name="count">How many, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public static float[] Geometric(float lowest, float highest, int count)
    {
        double first = ScheduleArgument.Divisor(lowest, nameof(lowest)), last = ScheduleArgument.Divisor(highest, nameof(highest));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        return [.. Enumerable.Range(0, count).Select(i => (float)(first * Math.Pow(last / first, (double)i / (count - 1))))];
    }
}
