namespace NetGen;

/// <summary>Reads learning rates off the curve of a range test, as fastai does.</summary>
internal static class RateSuggestions
{
    // The losses of the divergence itself are no part of the valley.
    private const int DivergedSteps = 5;

    /// <summary>The points that count: not the first tenth, whose mean is of few losses, and not the last ones where the loss diverged. At least one.</summary>
    public static IReadOnlyList<LearningRatePoint> Seen(IReadOnlyList<LearningRatePoint> points, bool diverged)
    {
        int from = points.Count / 10, to = points.Count - (diverged ? DivergedSteps : 0);
        return to > from ? [.. points.Skip(from).Take(to - from)] : points;
    }

    /// <summary>The middle of the second third of the longest strictly falling subsequence.</summary>
    public static float Valley(IReadOnlyList<LearningRatePoint> points)
    {
        int[] lengths = new int[points.Count];
        int end = 0;
        for (int i = 0; i < points.Count; i++)
        {
            lengths[i] = 1;
            for (int before = 0; before < i; before++)
            {
                if (points[i].SmoothedLoss < points[before].SmoothedLoss)
                {
                    lengths[i] = Math.Max(lengths[i], lengths[before] + 1);
                }
            }

            end = lengths[i] > lengths[end] ? i : end;
        }

        int start = end - lengths[end] + 1;
        double third = (end - start) / 3.0;
        return points[start + (int)third + (int)(third / 2)].Rate;
    }

    /// <summary>Where the slope over the logarithm of the rate is least.</summary>
    public static float Steepest(IReadOnlyList<LearningRatePoint> points)
    {
        int steepest = 0;
        double least = double.PositiveInfinity;
        for (int i = 0; i + 1 < points.Count; i++)
        {
            double slope = (points[i + 1].SmoothedLoss - points[i].SmoothedLoss) / Math.Log((double)points[i + 1].Rate / points[i].Rate);
            if (slope < least)
            {
                (steepest, least) = (i, slope);
            }
        }

        return points[steepest].Rate;
    }
}
