using System.Globalization;

namespace NetGen;

/// <summary>The range of an axis, linear or logarithmic, with the numbers that stand on it.</summary>
internal sealed class ChartAxis
{
    private readonly double low;
    private readonly double high;
    private readonly bool isLogarithmic;

    private ChartAxis(double low, double high, bool isLogarithmic, IReadOnlyList<(double Value, string Label)> ticks)
    {
        this.low = isLogarithmic ? Math.Log10(low) : low;
        this.high = isLogarithmic ? Math.Log10(high) : high;
        this.isLogarithmic = isLogarithmic;
        Ticks = ticks;
    }

    /// <summary>The numbers on the axis, from low to high.</summary>
    public IReadOnlyList<(double Value, string Label)> Ticks { get; }

    public static ChartAxis Linear(RoundTicks ticks) =>
        new(ticks.Low, ticks.High, false, [.. ticks.Values.Select(tick => (tick, ticks.Label(tick)))]);

    /// <summary>
    /// From just below the least to just above the greatest of positive values. Powers of ten are marked, over less than three decades 2 and 5 times them too.
    /// </summary>
    public static ChartAxis Logarithmic(IEnumerable<double> values)
    {
        double[] all = [.. values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1)];
        double low = all.Min() / 1.25, high = all.Max() * 1.25;
        double[] factors = high / low < 1000 ? [1, 2, 5] : [1];
        var ticks = new List<(double Value, string Label)>();
        for (int power = (int)Math.Floor(Math.Log10(low)); power <= Math.Log10(high); power++)
        {
            ticks.AddRange(
                factors.Select(factor => factor * Math.Pow(10, power)).Where(tick => tick >= low && tick <= high).Select(tick => (tick, LogLabel(tick, power))));
        }

        return new ChartAxis(low, high, true, ticks);
    }

    /// <summary>Where a value stands: 0 at the low end, 1 at the high one; what lies outside, at the end that it is beyond.</summary>
    public double Part(double value) => Math.Clamp(((isLogarithmic ? Math.Log10(value) : value) - low) / (high - low), 0, 1);

    /// <summary>Whether a value has a place: finite, and positive on a logarithmic axis.</summary>
    public bool Takes(double value) => double.IsFinite(value) && (!isLogarithmic || value > 0);

    private static string LogLabel(double value, int power) =>
        value.ToString(power is < -3 or > 3 ? "0e+0" : power < 0 ? "F" + (-power).ToString(CultureInfo.InvariantCulture) : "0", CultureInfo.InvariantCulture);
}
