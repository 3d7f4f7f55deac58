using System.Globalization;
using System.Text;
using NetGen;

namespace Forecast;

/// <summary>A series of half-hours with days and weeks in it, and how each differs from the one a week before.</summary>
public sealed class DemandSeries
{
    /// <summary>Half-hours of a week.</summary>
    public const int StepsOfWeek = 7 * StepsOfDay;

    private const int StepsOfDay = 48, Weeks = 20;

    private DemandSeries(float[] values)
    {
        Values = values;
        Changes = [.. values.Skip(StepsOfWeek).Zip(values, (value, weekBefore) => value - weekBefore)];
    }

    /// <summary>The values.</summary>
    public float[] Values { get; }

    /// <summary>Each value without the one a week before: the first week has none.</summary>
    public float[] Changes { get; }

    /// <summary>Reads a CSV file with a time in the column <c>timestamp</c>, which is not looked at, and a value in the other.</summary>
    public static DemandSeries Read(string file)
    {
        var rows = Dataset.FromCsvInputs(file, CsvOptions.Default with { Features = new CsvFeatures { ["timestamp"] = CsvFeature.Ignored } });
        return rows.InputSize == 1
            ? new DemandSeries([.. Enumerable.Range(0, rows.Count).Select(row => rows.Input(row)[0])])
            : throw new InvalidDataException($"{file} has {rows.InputSize} columns beside 'timestamp', but one is needed: the value.");
    }

    /// <summary>
    /// The text of <c>demand.csv</c>: calls of a taxi company, made up. A day has a morning and an evening, weekends are others, some days off are like
    /// Sundays, and rain comes and goes over hours and days.
    /// </summary>
    public static string Make()
    {
        var random = new Random(2025);
        var time = new DateTime(2025, 1, 6, 0, 0, 0, DateTimeKind.Unspecified);
        var text = new StringBuilder("timestamp,value\n");
        double rain = 0, mood = 0;
        bool isOff = false;
        for (int step = 0; step < Weeks * StepsOfWeek; step++, time = time.AddMinutes(30))
        {
            double hour = step % StepsOfDay / 2.0;
            isOff = hour == 0 ? random.Next(40) == 0 : isOff;
            bool isWeekend = isOff || time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            double day = isWeekend
                ? 30 + (70 * Hill(hour, 14, 4)) + (90 * Hill(hour, 23, 3)) + (60 * Hill(hour, 1, 2))
                : 20 + (110 * Hill(hour, 8.5, 1.5)) + (60 * Hill(hour, 13, 3)) + (120 * Hill(hour, 18.5, 2.5));
            rain = (0.985 * rain) + (0.1 * Normal(random));
            mood = (0.995 * mood) + (0.01 * Normal(random));
            double calls = day * (1 + (0.002 * step / StepsOfDay)) * Math.Exp((0.5 * Math.Max(0, rain)) + mood);
            int counted = (int)Math.Round(Math.Max(0, calls + (Math.Sqrt(calls) * Normal(random))));
            text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm},{counted}\n");
        }

        return text.ToString();
    }

    /// <summary>1 at an hour, less around it, across midnight.</summary>
    private static double Hill(double hour, double top, double width)
    {
        double distance = Math.Abs(hour - top);
        distance = Math.Min(distance, 24 - distance);
        return Math.Exp(-distance * distance / (2 * width * width));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
