using System.Globalization;

namespace NetGen;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class NumberText
{
    /// <summary>Four decimals; very small and very large ones with an exponent.</summary>
    public static string LossFormat(double loss) =>
        double.IsFinite(loss) && loss != 0 && Math.Abs(loss) is < 1e-3 or >= 1e5 ? "0.000e+0" : "0.0000";

    public static string Loss(double loss) => loss.ToString(LossFormat(loss), CultureInfo.InvariantCulture);

    public static string Percent(double part) => (100 * part).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
