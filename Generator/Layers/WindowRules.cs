using System.Globalization;
using NetGen.Generator.Common;
using NetGen.Generator.Kernels;
using NetGen.Generator.Specs;

namespace NetGen.Generator.Layers;

/// <summary>Checks of pooling and convolution windows.</summary>
internal static class WindowRules
{
    /// <summary>Whether the windows fit the input.</summary>
    public static bool Check(Layer layer, WindowAxis lines, WindowAxis columns, LayerProblems problems)
    {
        bool isSignal = IsSignal(layer);
        string input = isSignal ? $"{Number(columns.Input)} long" : $"{Number(lines.Input)}×{Number(columns.Input)}";
        if (!lines.Fits || !columns.Fits)
        {
            problems.Report(Descriptors.WindowTooLarge, null, layer.Title, Window(layer, lines, columns), input + Padding(Math.Max(lines.Before, columns.Before)));
            return false;
        }

        return true;
    }

    /// <summary>Warns if the windows ignore the end of the input; for pooling this is common.</summary>
    public static void WarnOfDropped(Layer layer, WindowAxis lines, WindowAxis columns, LayerProblems problems)
    {
        bool isSignal = IsSignal(layer);
        string[] dropped = [.. new[] { Dropped(lines.Dropped, "row"), Dropped(columns.Dropped, isSignal ? "value" : "column") }.Where(d => d is not null).Select(d => d!)];
        if (dropped.Length > 0)
        {
            problems.Warn(Descriptors.DroppedValues, null, layer.Title, string.Join(" and the last ", dropped), layer.InputShape.ToString(), Window(layer, lines, columns), Number(columns.Stride));
        }
    }

    /// <summary>Whether the padded image fits into an array.</summary>
    public static bool CheckPadded(WindowAxis lines, WindowAxis columns, int channels, LayerProblems problems)
    {
        var padded = new Shape(new EquatableArray<int>([lines.Padded, columns.Padded, channels]));
        if (padded.Size > Panels.MaximumFloats)
        {
            problems.ReportSize($"a padded image of {padded}");
        }

        return padded.Size <= Panels.MaximumFloats;
    }

    /// <summary>A signal is an image of one line, but messages call it a signal.</summary>
    private static bool IsSignal(Layer layer) => layer.InputShape.Rank == 2;

    private static string Window(Layer layer, WindowAxis lines, WindowAxis columns) =>
        IsSignal(layer) ? Number(columns.Extent) : $"{Number(lines.Extent)}×{Number(columns.Extent)}";

    private static string? Dropped(int count, string what) => count switch
    {
        0 => null,
        1 => what,
        _ => $"{Number(count)} {what}s",
    };

    private static string Padding(int padding) => padding == 0 ? string.Empty : $" with a padding of {Number(padding)}";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
