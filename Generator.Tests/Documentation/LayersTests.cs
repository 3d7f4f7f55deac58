namespace NetGen.Generator.Tests.Documentation;

/// <summary>The networks of <c>docs/layers.md</c> compile without a warning.</summary>
public class LayersTests
{
    [Fact]
    public void The_examples_compile()
    {
        string[] blocks = DocumentedPrograms.Blocks("docs", "layers.md");

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.NotNull(DocumentedPrograms.Run(block, program: false).CheckedOutput()));
    }
}
