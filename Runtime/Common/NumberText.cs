using System.Globalization;

namespace NetGen;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class NumberText
{
    /// <summary>Four decimals; very small and very large ones with an exponent.</summary>
    public static string LossFormat(double loss) =>
        double.IsFinite(loss) && loss != 0 && Math.Abs(loss) is < 1e-3 or >= 1e5 ? "0.000e+0" : "0.0000";

    public static string Loss(double loss) => loss.ToString(LossFormat(loss), CultureInfo.InvariantCulture);

    /// <summary>So many of something: <c>1 row</c>, <c>2 rows</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="one">The noun of one.</param>
    /// <param name="many">That of several; null where an s does it.</param>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    public static string Percent(double part) => (100 * part).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
