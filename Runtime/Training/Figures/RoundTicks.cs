using System.Globalization;

namespace NetGen;

/// <summary>The range of an axis and the round numbers on it: steps of 1, 2 or 5 times a power of ten.</summary>
internal sealed class RoundTicks
{
    private const int Wanted = 8;
    private readonly string format;

    private RoundTicks(double low, double high, double step)
    {
        Low = low;
        High = high;
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        format = decimals > 6 || high >= 1e7 ? "0.##e+0" : "F" + decimals.ToString(CultureInfo.InvariantCulture);
        double tolerance = step * 1e-6;
        for (double k = Math.Ceiling((low - tolerance) / step); k * step <= high + tolerance; k++)
        {
            // Adding 0 turns −0 into 0, which is what a reader expects to see.
            Values.Add((k * step) + 0.0);
        }
    }

    /// <summary>Where the axis begins.</summary>
    public double Low { get; }

    /// <summary>Where the axis ends; above <see cref="Low"/>.</summary>
    public double High { get; }

    /// <summary>The round numbers from low to high.</summary>
    public List<double> Values { get; } = [];

    /// <summary>Whole numbers; the axis ends a little after the last epoch, so that a mark there stands free.</summary>
    public static RoundTicks ForEpochs(int first, int last)
    {
        double span = Math.Max(1, last - first);
        return new RoundTicks(first == 1 ? Math.Min(1, last - (0.04 * span)) : first, last + (0.04 * span), Math.Max(1, RoundStep(span)));
    }

    /// <summary>A range that begins and ends at round numbers; it begins at 0 unless all of several values lie in the upper part.</summary>
    public static RoundTicks ForValues(IEnumerable<double> values)
    {
        double[] all = [.. values.DefaultIfEmpty(0)];
        double min = all.Min(), max = all.Max();
        if (min >= 0 && (min < 0.5 * max || min == max))
        {
            min = 0;
        }

        double span = max > min ? max - min : Math.Max(Math.Abs(max) * 0.1, 1e-3);
        double step = RoundStep(span);
        double low = Math.Floor((min / step) + 1e-9) * step;
        double high = Math.Ceiling((max / step) - 1e-9) * step;
        return new RoundTicks(low, high > low ? high : low + step, step);
    }

    /// <summary>The number as it stands beside the axis: as many decimals as the step has.</summary>
    public string Label(double value) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double RoundStep(double span)
    {
        double raw = span / Wanted;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double factor = raw / power;
        return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }
}
