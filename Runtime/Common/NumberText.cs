using System.Globalization;

namespace NetGen;

/// <summary>Formats numbers for people, the same in every culture.</summary>
internal static class NumberText
{
    /// <summary>Four decimals; very small and very large numbers with an exponent.</summary>
    public static string LossFormat(double loss) =>
        double.IsFinite(loss) && loss != 0 && Math.Abs(loss) is < 1e-3 or >= 1e5 ? "0.000e+0" : "0.0000";

    public static string Loss(double loss) => loss.ToString(LossFormat(loss), CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: <c>1 row</c>, <c>2 rows</c>.</summary>
    /// <param name="count">The count.</param>
    /// <param name="one">The singular.</param>
    /// <param name="many">The plural; null to append an s.</param>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    public static string Percent(double part) => (100 * part).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
