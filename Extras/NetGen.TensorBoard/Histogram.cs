namespace NetGen;

/// <summary>The distribution of values, in TensorFlow's buckets: the limits grow by a tenth from ± 1e-12 to ± 1e20.</summary>
internal static class Histogram
{
    private static readonly double[] Limits = CreateLimits();

    /// <summary>TensorFlow's <c>HistogramProto</c>. Values that are not finite are ignored; null if none remain.</summary>
    public static ProtoWriter? Of(IEnumerable<float> values)
    {
        double[] counts = new double[Limits.Length];
        double least = double.PositiveInfinity, greatest = double.NegativeInfinity, sum = 0, squares = 0;
        long count = 0;
        foreach (float value in values.Where(float.IsFinite))
        {
            // The first limit that is not below the value: a bucket contains the values above the previous limit.
            int found = Array.BinarySearch(Limits, value);
            counts[found >= 0 ? found : Math.Min(~found, Limits.Length - 1)]++;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
            sum += value;
            squares += (double)value * value;
            count++;
        }

        if (count == 0)
        {
            return null;
        }

        // One empty bucket before the first full one marks where that begins.
        int first = Math.Max(0, Array.FindIndex(counts, c => c > 0) - 1), last = Array.FindLastIndex(counts, c => c > 0);
        return new ProtoWriter().Double(1, least).Double(2, greatest).Double(3, count).Double(4, sum).Double(5, squares)
            .Doubles(6, Limits[first..(last + 1)]).Doubles(7, counts[first..(last + 1)]);
    }

    private static double[] CreateLimits()
    {
        var positive = new List<double>();
        for (double limit = 1e-12; limit < 1e20; limit *= 1.1)
        {
            positive.Add(limit);
        }

        return [.. positive.Select(limit => -limit).Reverse(), 0, .. positive, double.MaxValue];
    }
}
