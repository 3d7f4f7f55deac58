using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NetGen.Benchmarks.Comparison;

/// <summary>Figures as text: a table for people, JSON lines for programs. The same in every culture.</summary>
internal static class Report
{
    private const int NameWidth = 38;

    /// <summary>The table's head.</summary>
    public static string Head { get; } =
        $"{"work",-NameWidth} {"peer",-12} {"threads",7} {"µs a step",12} {"best",12} {"GFLOP/s",8} {"of limit",9} {"× NetGen",9}";

    /// <summary>A row: a line for each contender, one for the limit.</summary>
    public static string Text(Row row)
    {
        var text = new StringBuilder();
        string name = row.Work;
        foreach (var figure in row.Figures)
        {
            string line = string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-NameWidth} {figure.Peer,-12} {figure.Threads,7} {Number(figure.Timing.Median),12} {Number(figure.Timing.Best),12} {row.Gflops(figure),8:0.0} {row.Share(figure),9:0 %} {row.Ratio(figure),9:0.00} {figure.Variant}");
            text.AppendLine(line.TrimEnd());
            name = "";
        }

        if (row.Limit is { } limit)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{"",-NameWidth} {limit}; {row.Parameters:#,0} parameters");
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>One JSON object a figure.</summary>
    public static IEnumerable<string> JsonLines(Row row) =>
        row.Figures.Select(figure => Json(writer =>
        {
            writer.WriteString("work", row.Work);
            writer.WriteString("peer", figure.Peer);
            Write(writer, "us", figure.Timing.Median);
            Write(writer, "gflops", row.Gflops(figure));
            Write(writer, "best_us", figure.Timing.Best);
            Write(writer, "share", row.Share(figure));
            writer.WriteNumber("threads", figure.Threads);
            writer.WriteString("variant", figure.Variant);
        }));

    // Four digits, whether it is nanoseconds or seconds.
    private static string Number(double value) =>
        value.ToString(value < 1 ? "0.0000" : value < 10 ? "0.000" : value < 1000 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
