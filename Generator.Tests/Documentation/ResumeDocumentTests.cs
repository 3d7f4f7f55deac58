using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The program of <c>docs/resume.md</c> compiles without a warning, and goes on where it was stopped.</summary>
public sealed class ResumeDocumentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-resume-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_training_that_is_started_again_is_already_through()
    {
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "resume.md")[0], program: false).CheckedOutput());
        object[] arguments = [Data(seed: 1), Data(seed: 2), Path.Combine(folder.FullName, "moons.checkpoint")];

        var first = program.Invoke<TrainingHistory>("LongTraining", "Run", arguments);
        var second = program.Invoke<TrainingHistory>("LongTraining", "Run", arguments);

        Assert.Equal(first.Epochs, second.Epochs);
        Assert.Equal(first.ToString(), second.ToString());
    }

    /// <summary>Two classes, one above and one below a bend.</summary>
    private static Dataset Data(int seed)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, 200).Select(_ => (2 * random.NextSingle()) - 1)];
        return Dataset.FromArrays(inputs, 2, [.. Enumerable.Range(0, 100).Select(row => inputs[(2 * row) + 1] > inputs[2 * row] * inputs[2 * row] ? 1 : 0)]);
    }
}
