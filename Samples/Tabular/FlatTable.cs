namespace Tabular;

/// <summary>
/// Makes a table of flats, the same in every run: text, numbers, and missing values. The network has to find out what decides:
/// a low rent for the district and the area.
/// </summary>
internal static class FlatTable
{
    private static readonly (string Name, double RentPerSquareMetre)[] Districts = [("Altstadt", 16), ("Hafen", 13), ("Nord", 10), ("Süd", 12), ("West", 11)];
    private static readonly string[] Heatings = ["district", "gas", "oil"];

    /// <summary>Writes flats with a known outcome.</summary>
    public static void WriteKnown(string path) => Write(path, rows: 1500, seed: 1, isKnown: true);

    /// <summary>Writes flats with an unknown outcome.</summary>
    public static void WriteNew(string path) => Write(path, rows: 20, seed: 2, isKnown: false);

    private static void Write(string path, int rows, int seed, bool isKnown)
    {
        var random = new Random(seed);
        using var file = new StreamWriter(path) { NewLine = "\n" };
        file.WriteLine(isKnown ? "id,district,area,floor,heating,rent,let" : "id,district,area,floor,heating,rent");
        for (int id = 1; id <= rows; id++)
        {
            var (district, level) = Districts[random.Next(Districts.Length)];
            string heating = Heatings[random.Next(Heatings.Length)];
            int area = random.Next(30, 121), floor = random.Next(0, 6);
            double dearness = 0.75 + (0.5 * random.NextDouble());
            int rent = (int)(level * area * dearness);
            double doubt = 0.05 * random.NextDouble();
            bool isLet = dearness + (heating == "oil" ? 0.08 : 0) + (0.01 * floor) + doubt < 0.98;
            string[] fields =
            [
                $"F{id:000}",
                district,
                random.Next(10) == 0 ? "" : $"{area}",
                $"{floor}",
                random.Next(8) == 0 ? "NA" : heating,
                $"{rent}",
                .. isKnown ? [isLet ? "yes" : "no"] : Array.Empty<string>(),
            ];
            file.WriteLine(string.Join(',', fields));
        }
    }
}
