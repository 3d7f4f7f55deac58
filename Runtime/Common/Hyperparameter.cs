using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Checks values that the user sets; NaN is in no range.</summary>
internal static class Hyperparameter
{
    // A term that prevents a division by zero must stay above zero as a float, even after bias correction has made it smaller.
    private const double SmallestEpsilon = 1e-30;

    /// <summary>Finite and at least 0.</summary>
    internal static double NonNegative(double value, [CallerMemberName] string name = "") =>
        Check(value, value is >= 0 and <= float.MaxValue, "finite and at least 0", name);

    /// <summary>From 0 to 1, both included.</summary>
    internal static double Fraction(double value, [CallerMemberName] string name = "") =>
        Check(value, value is >= 0 and <= 1, "in [0, 1]", name);

    /// <summary>From 0 to 1, without 1: bias correction divides by 1 − value.</summary>
    internal static double FractionBelowOne(double value, [CallerMemberName] string name = "") =>
        Check(value, value is >= 0 and < 1, "in [0, 1)", name);

    /// <summary>Finite and at least 1e-30.</summary>
    internal static double Epsilon(double value, [CallerMemberName] string name = "") =>
        Check(value, value is >= SmallestEpsilon and <= float.MaxValue, "finite and at least 1e-30", name);

    /// <summary>Null or greater than 0; infinity is no limit.</summary>
    internal static float? Limit(float? value, [CallerMemberName] string name = "") =>
        value is null ? null : (float)Check(value.Value, value > 0, "greater than 0, or null", name);

    private static double Check(double value, bool isInRange, string range, string name) =>
        isInRange
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, but is {value}."));
}
