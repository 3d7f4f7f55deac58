namespace NetGen.Generator.Tests.Documentation;

/// <summary>The callback of <c>docs/callbacks.md</c> compiles without a warning.</summary>
public class CallbacksTests
{
    [Fact]
    public void The_example_compiles()
    {
        string block = Assert.Single(DocumentedPrograms.Blocks("docs", "callbacks.md"));

        Assert.NotNull(DocumentedPrograms.Run(block, program: false).CheckedOutput());
    }
}
