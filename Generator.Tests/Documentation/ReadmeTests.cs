using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What the README shows is true: its example compiles without a warning, and becomes the code it says.</summary>
public class ReadmeTests
{
    private static readonly string[] Blocks = DocumentedPrograms.Blocks("README.md");

    private static readonly GeneratorRun Example = DocumentedPrograms.Run(Blocks[0], program: true);

    [Fact]
    public void The_example_compiles() => Assert.NotNull(Example.CheckedOutput());

    /// <summary>Where the kernels' text has changed, copy the methods anew from the generated file.</summary>
    [Fact]
    public void The_excerpt_is_generated_code()
    {
        string generated = Unindented(Assert.Single(Example.Sources).SourceText.ToString());
        string[] methods = Blocks[1].Split("\n\n// …\n\n", StringSplitOptions.TrimEntries);
        Assert.All(methods, method => Assert.Contains(Unindented(method), generated, StringComparison.Ordinal));
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));
}
