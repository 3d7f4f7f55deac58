using System.Globalization;

namespace Playground;

/// <summary>Writes any loss in at most six characters, with fewer digits if necessary.</summary>
internal static class LossText
{
    private const int Width = 6;

    public static string Of(double loss) =>
        double.IsFinite(loss) ? Formats(Math.Abs(loss)).Select(format => loss.ToString(format, CultureInfo.InvariantCulture)).First(text => text.Length <= Width)
        : double.IsNaN(loss) ? "NaN"
        : loss > 0 ? "∞" : "-∞";

    /// <summary>The formats from the most exact one; the last one of each always fits.</summary>
    private static string[] Formats(double size) => size switch
    {
        < 1e-3 => ["0.0e-0", "0e-0", "0.0"],
        < 9.99995 => ["0.0000", "0.000"],
        < 9999.95 => ["0.0", "0"],
        _ => ["0.0e+0", "0e+0", "0e-0"],
    };
}
