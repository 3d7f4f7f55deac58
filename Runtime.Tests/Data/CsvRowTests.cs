using System.Text;

namespace NetGen.Runtime.Tests.Data;

/// <summary>A row as files have them: names that differ, values that are missing, what is computed.</summary>
[Features]
public sealed partial record Penguin(
    [Ignored] string? Name,
    [Category("Biscoe", "Dream")] string Island,
    double FlipperLength,
    [Missing(4000)] int? BodyMass,
    [CsvColumn("born (date)"), Ignored] DateOnly Born,
    [Label] Species? Species)
{
    public int Year => Born.Year;

    public bool IsRinged { get; init; }
}

/// <summary>What is told apart.</summary>
public enum Species
{
    Adelie = 1,
    Gentoo = 2,
}

/// <summary>Read by setters alone.</summary>
[Features]
public partial class Reading
{
    public required float Level { get; set; }

    [Missing(true)]
    public bool? IsDay { get; set; }

    [Target]
    public float Next { get; set; }

    [Ignored]
    public List<string> Notes { get; set; } = ["none"];
}

/// <summary>Read by a constructor whose parameters are named like properties.</summary>
[Features]
public partial class Measured(float width, float height)
{
    public float Width { get; } = width;

    public float Height { get; } = height;

    public float Area => Width * Height;

    [Label(Head = "isLarge")]
    public bool IsLarge { get; set; }

    [Target(Head = "price")]
    public double Price { get; set; }
}

[Network<Penguin>]
[Standardize]
[Dense(2)]
[CrossEntropyLoss]
public sealed partial class PenguinKind;

public class CsvRowTests
{
    private const string Table = """
        ring,flipper_length,island,Body Mass,born (date),species,is_ringed,name
        7,181,Biscoe,3750,2026-01-31,Adelie,yes,"A, first"
        8,217.5,Dream,NA,2025-02-01,gentoo,0,
        9,190,Dream,4100.0,2024-12-24,1,True,NA
        """;

    [Fact]
    public void Columns_are_found_by_the_names_of_properties()
    {
        using var file = Csv(Table);
        var rows = CsvRows.Read<Penguin>(file.Path);

        Assert.Equal(
            [
                new("A, first", "Biscoe", 181, 3750, new DateOnly(2026, 1, 31), Species.Adelie) { IsRinged = true },
                new(null, "Dream", 217.5, null, new DateOnly(2025, 2, 1), Species.Gentoo),
                new(null, "Dream", 190, 4100, new DateOnly(2024, 12, 24), Species.Adelie) { IsRinged = true },
            ],
            rows);
    }

    [Fact]
    public void The_data_are_those_of_the_rows_in_every_culture()
    {
        using var file = Csv(Table);
        using var culture = new CultureScope("de-DE");
        var data = Dataset.FromCsv<Penguin>(file.Path);
        var expected = Dataset.FromRows(CsvRows.Read<Penguin>(file.Path));

        Assert.Equal(expected.FeatureNames, data.FeatureNames);
        Assert.Equal(expected.ClassNames, data.ClassNames);
        for (int row = 0; row < 3; row++)
        {
            Assert.Equal(expected.Input(row).ToArray(), data.Input(row).ToArray());
            Assert.Equal(expected.Label(row), data.Label(row));
        }

        Assert.Equal([0, 1, 217.5f, 4000, 2025, 0], data.Input(1).ToArray());
        Assert.Same(expected.Features, data.Features);
    }

    /// <summary>One encoder serves the training from a file and the prediction of an object.</summary>
    [Fact]
    public void A_network_that_learnt_from_a_file_predicts_rows()
    {
        using TemporaryFile file = Csv(Table), next = Csv("island,flipper length,bodyMass,born (date),isRinged\nDream,190,4100,2024-12-24,t\n");
        var trainer = new Trainer<PenguinKind>(new PenguinKind(seed: 1), new Adam()) { Epochs = 3 };
        trainer.Fit(Dataset.FromCsv<Penguin>(file.Path));
        float[] outputs = new float[2];

        trainer.Network.Predict(CsvRows.Read<Penguin>(file.Path)[2] with { Species = null }, outputs);

        Assert.Equal(outputs, trainer.Network.Predict(Dataset.FromCsvInputs<Penguin>(next.Path)));
    }

    [Fact]
    public void Setters_and_constructors_make_rows_too()
    {
        using TemporaryFile readings = Csv("level;is_day;next\n1,5;;2,5\n2;n;3\n"), measured = Csv("price,IsLarge,Height,Width\n9.5,false,2,3\n8,true,4,5\n");
        var options = new CsvOptions { Separator = ';', DecimalSeparator = ',' };

        var reading = CsvRows.Read<Reading>(readings.Path, options)[0];
        var heads = Dataset.FromCsv<Measured>(measured.Path);

        Assert.Equal((1.5f, null, 2.5f, "none"), (reading.Level, reading.IsDay, reading.Next, Assert.Single(reading.Notes)));
        Assert.Equal([1.5f, 1], Dataset.FromCsv<Reading>(readings.Path, options).Input(0).ToArray());
        Assert.Equal([5, 4, 20], heads.Input(1).ToArray());
        Assert.Equal(1, heads.Head("isLarge").Label(1));
        Assert.Equal([9.5f], heads.Head("price").Target(0).ToArray());
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "7,181,", "7,wide,", "line 2, column 2 'flipper_length': expected a finite number, but found 'wide'." },
        { "7,181,", "7,1e999,", "line 2, column 2 'flipper_length': expected a finite number, but found '1e999'." },
        { "7,181,", "7,,", "line 2, column 2 'flipper_length': expected a finite number, but found nothing: the value is missing." },
        { "7,181,", "7,1e200,", "line 2: FlipperLength is Infinity, but must be finite." },
        { ",3750,", ",37.5,", "line 2, column 4 'Body Mass': expected a whole number from -2147483648 to 2147483647, but found '37.5'." },
        { ",3750,", ",9999999999,", "line 2, column 4 'Body Mass': expected a whole number from -2147483648 to 2147483647, but found '9999999999'." },
        { ",3750,", ",16777217,", "line 2: BodyMass is 16777217, which a float cannot hold: it would become 16777216. Make it a double to allow rounding." },
        { "Biscoe", "Bisco", "line 2, column 3 'island': expected one of the categories 'Biscoe', 'Dream', but found 'Bisco'." },
        { "Biscoe", "?", "line 2, column 3 'island': expected one of the categories 'Biscoe', 'Dream', but found '?', which stands for a missing value." },
        { "2026-01-31", "31.1.26 early", "line 2, column 5 'born (date)': expected a DateOnly, but found '31.1.26 early'." },
        { "gentoo", "Adelie|Gentoo", "line 3, column 6 'species': expected one of 'Adelie', 'Gentoo', but found 'Adelie|Gentoo'." },
        { "gentoo", "\"Adelie,Gentoo\"", "line 3, column 6 'species': expected one of 'Adelie', 'Gentoo', but found 'Adelie,Gentoo'." },
        { "gentoo", "3", "line 3, column 6 'species': expected one of 'Adelie', 'Gentoo', but found '3'." },
        { "gentoo", "", "line 3: Species is null, but a value to learn must be known." },
        { ",yes,", ",perhaps,", "line 2, column 7 'is_ringed': expected true or false (or yes or no, 1 or 0), but found 'perhaps'." },
        { ",yes,\"A, first\"", ",yes", "line 2: expected 8 columns as in the first line, but found 7." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_names_line_and_column(string written, string instead, string message)
    {
        using var file = Csv(Table.Replace(written, instead, StringComparison.Ordinal));

        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv<Penguin>(file.Path));

        Assert.Equal(file.Path + ", " + message, error.Message.Replace(": column", ", column", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flipper_length", "wing", "has no column 'FlipperLength'; its columns are ring, wing, island, Body Mass, born (date), species, is_ringed, name.")]
    [InlineData("born (date)", "born", "has no column 'born (date)'; its columns are ")]
    [InlineData("is_ringed", "ringed", "has no column 'IsRinged'; its columns are ")]
    [InlineData("ring,", "FLIPPER LENGTH,", ": column 1 'FLIPPER LENGTH' and column 2 'flipper_length' are both called like 'FlipperLength'.")]
    public void A_column_that_is_not_there_is_an_error_that_names_those_that_are(string written, string instead, string message)
    {
        using var file = Csv(Table.Replace(written, instead, StringComparison.Ordinal));

        var error = Assert.Throws<ArgumentException>(() => Dataset.FromCsv<Penguin>(file.Path));

        Assert.StartsWith(file.Path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_null_and_is_no_input_need_not_be_there()
    {
        using var file = Csv("island,flipper_length,body_mass,born (date),is_ringed\nDream,190,4100,2024-12-24,no\n");

        Assert.Equal(new Penguin(null, "Dream", 190, 4100, new DateOnly(2024, 12, 24), null), Assert.Single(CsvRows.Read<Penguin>(file.Path)));
        Assert.StartsWith($"{file.Path}, line 2: Species is null", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv<Penguin>(file.Path)).Message, StringComparison.Ordinal);
        Assert.Equal(1, Dataset.FromCsvInputs<Penguin>(file.Path).Count);
    }

    /// <summary>An exact name is meant before one that is like it.</summary>
    [Fact]
    public void The_exact_name_comes_first()
    {
        using var file = Csv("level,Level,next,IsDay\n1,2,3,true\n");

        Assert.Equal(2, Assert.Single(CsvRows.Read<Reading>(file.Path)).Level);
    }

    [Fact]
    public void Rows_without_a_label_are_left_out_on_demand()
    {
        using var file = Csv(Table.Replace("gentoo", "?", StringComparison.Ordinal));

        var data = Dataset.FromCsv<Penguin>(file.Path, new CsvOptions { MissingLabel = MissingValues.Dropped });

        Assert.Equal((2, 1), (data.Count, Assert.Single(data.DroppedRows)));
        Assert.Equal([0, 2], [data.SourceRow(0), data.SourceRow(1)]);
    }

    [Fact]
    public void Names_may_come_from_the_caller()
    {
        using var file = Csv("1,2,true\n3,4,false\n");
        var named = new CsvOptions { ColumnNames = ["level", "next", "is day"] };

        Assert.Equal([3, 0], Dataset.FromCsv<Reading>(file.Path, named).Input(1).ToArray());
        Assert.Contains("has no header", Assert.Throws<ArgumentException>(() => Dataset.FromCsv<Reading>(file.Path, new CsvOptions { Header = CsvHeader.False })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_the_type_decides_are_errors()
    {
        using var file = Csv(Table);

        Refuses("Features", new CsvOptions { Features = [] });
        Refuses("ClassNames", new CsvOptions { ClassNames = ["a"] });
        Assert.Contains("at most 2 rows", Assert.Throws<InvalidDataException>(() => Dataset.FromCsv<Penguin>(file.Path, new CsvOptions { MaxRows = 2 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Dataset.FromCsv<Penguin>(file.Path, new CsvOptions { Separator = 'x' }));

        void Refuses(string option, CsvOptions options) =>
            Assert.Contains($"leave CsvOptions.{option} null", Assert.Throws<ArgumentException>(() => Dataset.FromCsv<Penguin>(file.Path, options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("level,next\n", "a header but no rows")]
    public void A_file_without_rows_is_an_error(string text, string message)
    {
        using var file = Csv(text);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => Dataset.FromCsv<Reading>(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_negative_class_names_the_file()
    {
        using var file = Csv("ink,class\n1,-1\n");

        var error = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv<Digit>(file.Path));

        Assert.StartsWith($"{file.Path}: The label of row 0 is -1, but labels count from 0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_reads_alike_and_stays_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Table));
        var data = Dataset.FromCsv<Penguin>(stream);
        stream.Position = 0;
        var inputs = Dataset.FromCsvInputs<Penguin>(stream);
        stream.Position = 0;
        var rows = CsvRows.Read<Penguin>(stream);

        Assert.Equal((3, 3, 3), (data.Count, inputs.Count, rows.Count));
        Assert.False(inputs.HasLabels);
        Assert.True(stream.CanRead);
    }

    private static TemporaryFile Csv(string text)
    {
        var file = new TemporaryFile(".csv");
        File.WriteAllText(file.Path, text);
        return file;
    }
}
