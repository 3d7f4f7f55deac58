using System.Globalization;

namespace NetGen;

/// <summary>Checks the arguments of schedules; NaN is in no range.</summary>
internal static class ScheduleArgument
{
    /// <summary>A number of epochs or steps, at least 1.</summary>
    internal static long Length(long value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be at least 1, but is {value}."));

    /// <summary>A factor or a rate: finite and at least 0.</summary>
    internal static double NonNegative(double value, string name) => Check(value, value is >= 0 and <= float.MaxValue, "finite and at least 0", name);

    /// <summary>From 0 to 1, both included.</summary>
    internal static double Fraction(double value, string name) => Check(value, value is >= 0 and <= 1, "in [0, 1]", name);

    /// <summary>A divisor of a rate: finite and greater than 0.</summary>
    internal static double Divisor(double value, string name) => Check(value, value is > 0 and <= double.MaxValue, "finite and greater than 0", name);

    private static double Check(double value, bool isInRange, string range, string name) =>
        isInRange
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, but is {value}."));
}
