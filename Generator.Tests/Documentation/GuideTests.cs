using System.Globalization;
using System.Text;
using NetGen.Generated;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of the guides compile without a warning, and do what the pages say.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary><c>docs/regression.md</c>: the two programs share nothing but the network's class and its file.</summary>
    [Fact]
    public void Regression_from_a_table_to_a_prediction_in_another_program()
    {
        string[] blocks = DocumentedPrograms.Blocks("docs", "regression.md");
        string table = folder.File("rents.csv"), newFlats = folder.File("new.csv"), model = folder.File("rents.safetensors");
        File.WriteAllText(table, Rents(200));
        File.WriteAllText(newFlats, "area,rooms,floor,age\n62,2,3,30\n98,4,0,12\n");

        var evaluation = Load(blocks[0], blocks[1]).Invoke<Evaluation>("TrainingProgram", "Run", table, model);
        var other = Load(blocks[0], blocks[2]);
        float one = other.Invoke<float>("PredictionProgram", "Run", model);
        float[] many = other.Invoke<float[]>("PredictionProgram", "RunMany", model, newFlats);

        // Rents are 10 times the area, give or take 20 of 250 and more.
        Assert.InRange(evaluation.R2!.Value, 0.95, 1);
        Assert.InRange(one, 550, 690);
        Assert.Equal(2, many.Length);

        // One row or two: the same formula, whose sums may be in another order.
        Assert.Equal(one, many[0], one * 1e-5f);
    }

    /// <summary><c>docs/serving.md</c>: its first program; the others are parts of the template, which is tested with the package.</summary>
    [Fact]
    public void Serving_answers_alike_on_all_threads_while_the_file_is_loaded()
    {
        string[] blocks = DocumentedPrograms.Blocks("docs", "serving.md");
        var program = Load(blocks[0]);
        object network = program.Create("RentNetwork", 1);
        GeneratedAssembly.CoreOf(network).Storage.IsFitted = true;
        GeneratedAssembly.CoreOf(network).Storage.State.Span.Fill(1);
        string model = folder.File("rents.safetensors");
        NetworkFile.Save(GeneratedAssembly.CoreOf(network), model);

        Assert.Single(program.Invoke<float[]>("Service", "Run", model, 2000));
    }

    /// <summary><c>docs/many-machines.md</c>: its sweep, whose second run finds all trials done.</summary>
    [Fact]
    public void Processes_share_the_trials_of_a_sweep()
    {
        var program = Load(DocumentedPrograms.Blocks("docs", "many-machines.md"));
        var random = new Random(3);
        float[] inputs = [.. Enumerable.Range(0, 400).Select(_ => (2 * random.NextSingle()) - 1)];
        var data = Dataset.FromArrays(
            inputs, 2, [.. Enumerable.Range(0, 200).Select(row => inputs[(2 * row) + 1] > inputs[2 * row] * inputs[2 * row] ? 1 : 0)]);

        var table = program.Invoke<TrialTable>("Search", "Run", data, data, folder.Path);
        var again = program.Invoke<TrialTable>("Search", "Run", data, data, folder.Path);

        Assert.True(table.IsComplete);
        Assert.Equal($"{table}", $"{again}");
        Assert.InRange(table.Best!.ValidationAccuracy!.Value, 0.9, 1);
    }

    [Fact]
    public void Serving_shows_parts_of_the_template()
    {
        string template = string.Concat(Directory.GetFiles(RepositoryRoot.Path("Templates", "content", "netgen-api"), "*.cs").Select(File.ReadAllText)).ReplaceLineEndings("\n");

        Assert.All(DocumentedPrograms.Blocks("docs", "serving.md")[1..], block => Assert.Contains(block, template, StringComparison.Ordinal));
    }

    [Fact]
    public void Architectures_are_trained_by_the_same_code()
    {
        var random = new Random(1);
        float[] points = [.. Enumerable.Range(0, 800).Select(_ => (2 * random.NextSingle()) - 1)];
        var data = Dataset.FromArrays(points, 2, [.. points.Chunk(2).Select(point => (point[0] * point[0]) + (point[1] * point[1]) < 0.5f ? 1 : 0)]);

        object[] results = Load(DocumentedPrograms.Blocks("docs", "architectures.md")[0]).Invoke<object[]>("Architectures", "Run", data);

        // No straight line separates a disc from what is around it.
        Assert.Equal(3, results.Length);
        Assert.Contains("Linear", results[^1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_learns_a_distribution_from_its_discriminator()
    {
        var (mean, deviation) = Load(DocumentedPrograms.Blocks("docs", "gan.md")[0]).Invoke<(float Mean, float Deviation)>("Gan", "Run");

        // A mean of 3 and a deviation of 0.5, around which the two networks circle; at the start the mean is about 0.
        Assert.InRange(mean, 2.8f, 3.2f);
        Assert.InRange(deviation, 0.35f, 0.65f);
    }

    [Fact]
    public void The_network_beside_those_of_other_libraries_trains_and_is_measured()
    {
        var random = new Random(1);
        var data = Dataset.FromArrays(
            [.. Enumerable.Range(0, 40 * 784).Select(_ => 255 * random.NextSingle())], 784, [.. Enumerable.Range(0, 40).Select(row => row % 10)]);

        var evaluation = Load(DocumentedPrograms.Blocks("docs", "coming-from.md")[0]).Invoke<Evaluation>(
            "Program", "Run", data, data, data, folder.File("model.safetensors"));

        Assert.Equal(40, evaluation.Rows);
        Assert.True(File.Exists(folder.File("model.safetensors")));
    }

    private static GeneratedAssembly Load(params string[] blocks)
    {
        string source = blocks[0] + string.Concat(blocks[1..].Select(block => block.Replace("using NetGen;\n", "", StringComparison.Ordinal)));
        return GeneratedAssembly.Load(DocumentedPrograms.Run(source, program: false).CheckedOutput());
    }

    private static string Rents(int rows)
    {
        var random = new Random(1);
        var text = new StringBuilder("area,rooms,floor,age,rent\n");
        for (int row = 0; row < rows; row++)
        {
            int area = random.Next(25, 150);
            text.Append(CultureInfo.InvariantCulture, $"{area},{1 + (area / 30)},{random.Next(6)},{random.Next(80)},{(10 * area) + random.Next(-20, 21)}\n");
        }

        return text.ToString();
    }
}
