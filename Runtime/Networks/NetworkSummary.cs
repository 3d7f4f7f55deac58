using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>Writes the layers of a network as a table, like Keras' <c>summary()</c>.</summary>
internal static class NetworkSummary
{
    private const string Gap = "   ";
    private static readonly string[] Header = ["Layer (kind)", "Output shape", "Parameters", "Multiply-adds"];

    public static string Of(NetworkDescription network)
    {
        string[][] layers = [.. network.Layers.Select(l => Cells($"{l.Name} ({l.Kind})", l.OutputShape.ToString(), l.ParameterCount, l.MultiplyAdds))];
        string[] total = Cells("Total", "", network.ParameterCount, network.MultiplyAdds);
        string[][] rows = [Header, .. layers, total];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row[column].Length))];
        string rule = new('─', widths.Sum() + (Gap.Length * (widths.Length - 1)));

        var text = new StringBuilder();
        text.Append(network.Name).Append(": ").Append(network.InputShape).Append(" → ").Append(network.OutputShape).Append('\n');
        AppendRow(text, Header, widths).Append(rule).Append('\n');
        foreach (string[] layer in layers)
        {
            AppendRow(text, layer, widths);
        }

        AppendRow(text.Append(rule).Append('\n'), total, widths);
        return text.ToString(0, text.Length - 1);
    }

    private static string[] Cells(string layer, string shape, long parameters, long multiplyAdds) => [layer, shape, Number(parameters), Number(multiplyAdds)];

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Aligns words left and numbers right: the last column is a number, so no line ends in spaces.</summary>
    private static StringBuilder AppendRow(StringBuilder text, string[] cells, int[] widths) => text
        .Append(cells[0].PadRight(widths[0])).Append(Gap)
        .Append(cells[1].PadRight(widths[1])).Append(Gap)
        .Append(cells[2].PadLeft(widths[2])).Append(Gap)
        .Append(cells[3].PadLeft(widths[3])).Append('\n');
}
