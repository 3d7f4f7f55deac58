using System.Text;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/data.md</c> compile without a warning, cross-validate, write predictions, and predict typed rows.</summary>
public sealed class DataDocumentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-data-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_table_is_cross_validated_and_predicted()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[0], program: false).CheckedOutput());
        string known = Write("flats.csv", rows: 120, isKnown: true), unknown = Write("new-flats.csv", rows: 5, isKnown: false);
        string predictions = Path.Combine(folder.FullName, "predictions.csv");

        string table = program.Invoke<string>("Flats", "Run", [known, unknown, predictions]);

        Assert.Equal("fold    rows  epochs        loss    accuracy", table.Split('\n')[0]);
        Assert.Equal(3 + 4, table.Split('\n').Length);
        string[] lines = File.ReadAllLines(predictions);
        Assert.Equal("row,id,prediction,p(no),p(yes)", lines[0]);
        Assert.StartsWith("4,F4,", lines[5], StringComparison.Ordinal);
        Assert.Equal(1 + 5, lines.Length);
    }

    [Fact]
    public void A_file_is_read_as_its_options_say()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[1], program: false).CheckedOutput());
        string path = Path.Combine(folder.FullName, "rents.csv");
        File.WriteAllText(path, "Mietspiegel\n\"2024\n1250,5;Nürnberg;k.A.;yes\n800;Köln;3;\n640,25;Köln;2;no\n", Encoding.Latin1);

        var data = program.Invoke<Dataset>("Rents", "Read", path);

        Assert.Equal(["rent", "town=Köln", "town=Nürnberg", "rooms"], data.FeatureNames!);
        Assert.Equal([1250.5f, 0, 1, 2], data.Input(0).ToArray());
        Assert.Equal([1], data.DroppedRows);
    }

    [Fact]
    public void Typed_rows_are_learnt_and_predicted()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[2], program: false).CheckedOutput());
        Type passenger = program.Type("Passenger"), cabin = program.Type("CabinClass");
        var passengers = Array.CreateInstance(passenger, 60);
        for (int i = 0; i < passengers.Length; i++)
        {
            object[] values = [$"P{i}", 20f + (i % 40), i % 2 == 0 ? "female" : "male", Enum.ToObject(cabin, i % 3), i % 4, 10f * (i % 5), i % 2 == 0];
            passengers.SetValue(Activator.CreateInstance(passenger, values), i);
        }

        Assert.Equal("True", program.Invoke<string>("Titanic", "Run", passengers));
    }

    [Fact]
    public void Rows_with_several_targets_are_learnt()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[3], program: false).CheckedOutput());
        string path = Path.Combine(folder.FullName, "flats.csv");
        var rows = Enumerable.Range(0, 60).Select(i => $"{(i % 2 == 0 ? "Nord" : "West")},{1 + (i % 7)},{i % 5},{(i % 7 > 3 ? "no" : "yes")},{1 + (i % 7)}");
        File.WriteAllLines(path, rows.Prepend("district,area,floor,let,rent"));

        Assert.Contains(program.Invoke<string>("Flats", "Run", path), new[] { "no", "yes" });
    }

    [Fact]
    public void Typed_rows_are_read_from_a_file_and_predicted_as_objects()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[4], program: false).CheckedOutput());
        string path = Path.Combine(folder.FullName, "penguins.csv");
        string[] species = ["Adelie", "Chinstrap", "Gentoo"], islands = ["Torgersen", "Dream", "Biscoe"];
        var rows = Enumerable.Range(0, 90).Select(i => $"r{i},{islands[i % 3]},{180 + (20 * (i % 3)) + (i % 7)},{(i % 10 == 0 ? "NA" : $"{3500 + (i % 3 * 800)}")},{(i % 11 == 0 ? "" : "m")},{species[i % 3]}");
        File.WriteAllLines(path, rows.Prepend("ring,island,flipper_length,body_mass,sex (m/f),species"));
        object network = program.Invoke<object>("Penguins", "Train", path);

        Assert.Equal("Gentoo", Answer("Biscoe"));
        Assert.Equal("Not predicted: Island is 'Berlin', but must be one of 'Biscoe', 'Dream', 'Torgersen'.", Answer("Berlin"));

        string Answer(string island) =>
            program.Invoke<string>("Penguins", "Answer", network, Activator.CreateInstance(program.Type("Penguin"), null, island, 223f, null, "m", null)!);
    }

    [Fact]
    public void A_series_is_split_by_time_and_learnt_in_windows()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[5], program: false).CheckedOutput());
        string path = Path.Combine(folder.FullName, "demand.csv");
        var rows = Enumerable.Range(0, 300).Select(i => FormattableString.Invariant($"{i % 24},{10 + Math.Sin(i * 0.26)},{100 + (20 * Math.Sin((i * 0.26) - 1))}"));
        File.WriteAllLines(path, rows.Prepend("hour,temperature,demand"));

        Assert.StartsWith("loss ", program.Invoke<string>("Demand", "Run", path), StringComparison.Ordinal);
    }

    [Fact]
    public void Transforms_are_chained()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "data.md")[6], program: false).CheckedOutput());
        var transform = (IRowTransform)program.Type("Augmentation").GetProperty("ForPhotos")!.GetValue(null)!;
        float[] changed = new float[32 * 32 * 3];
        var random = new RowRandom(1, 1, 2);

        transform.Transform([.. Enumerable.Range(0, changed.Length).Select(i => (float)i)], changed, ref random);

        Assert.Contains(changed, value => value > 0);
    }

    /// <summary>Three districts, two kinds of heating, and now and then none, or no area.</summary>
    private string Write(string name, int rows, bool isKnown)
    {
        var random = new Random(rows);
        var text = new StringBuilder(isKnown ? "id,district,heating,area,let\n" : "id,district,heating,area\n");
        for (int row = 0; row < rows; row++)
        {
            int district = row % 3, area = random.Next(30, 120);
            string[] fields = [$"F{row}", ((string[])["Altstadt", "Nord", "West"])[district], row % 7 == 0 ? "?" : row % 2 == 0 ? "gas" : "oil", row % 11 == 0 ? "" : $"{area}"];
            text.AppendJoin(',', isKnown ? [.. fields, area + (20 * district) > 90 ? "no" : "yes"] : fields).Append('\n');
        }

        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text.ToString());
        return path;
    }
}
