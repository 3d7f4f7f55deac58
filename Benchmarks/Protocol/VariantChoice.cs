namespace NetGen.Benchmarks.Protocol;

/// <summary>Finds the fastest variant of a work.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Variant">The variant.</param>
internal sealed record VariantChoice(string Name, Variant Variant)
{
    private const int Repetitions = 3;
    private const int MostSteps = 100_000;
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(30);

    /// <summary>Times each variant for about a tenth of a second, slow ones for two steps; a single one is not timed.</summary>
    public static VariantChoice Fastest(PreparedWork work, VariantClock clock)
    {
        List<VariantChoice> choices = [.. work.Variants.Select(v => new VariantChoice(v.Name, v.Build()))];
        return choices.Count == 1 ? choices[0] : choices.MinBy(choice => MicrosecondsOfStep(choice.Variant, clock))!;
    }

    private static double MicrosecondsOfStep(Variant variant, VariantClock clock)
    {
        // The first time is that of the just-in-time compiler too.
        clock.Time(variant, 1);
        var one = clock.Time(variant, 1);
        if (one >= Enough)
        {
            return one.TotalMicroseconds;
        }

        int steps = (int)Math.Clamp(Enough / one, 3, MostSteps);
        return Enumerable.Range(0, Repetitions).Min(_ => clock.Time(variant, steps).TotalMicroseconds) / steps;
    }
}
