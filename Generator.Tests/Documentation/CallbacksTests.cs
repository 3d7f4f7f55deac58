using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/callbacks.md</c> compile without a warning, and a training is awaited.</summary>
public class CallbacksTests
{
    [Fact]
    public void The_example_compiles()
    {
        string block = DocumentedPrograms.Blocks("docs", "callbacks.md")[0];

        Assert.NotNull(DocumentedPrograms.Run(block, program: false).CheckedOutput());
    }

    [Fact]
    public async Task A_training_is_awaited()
    {
        var blocks = DocumentedPrograms.Blocks("docs", "callbacks.md");
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(blocks[1], program: false).CheckedOutput());
        var data = Dataset.FromArrays([0f, 1, 1, 0, 1, 1], 2, [0, 1, 2]);

        var history = await program.Invoke<Task<TrainingHistory>>("WithoutWaiting", "Run", data, data, new Progress<EpochRecord>(), CancellationToken.None);

        Assert.Equal(2, blocks.Length);
        Assert.Equal(5, history.Epochs.Count);
    }
}
