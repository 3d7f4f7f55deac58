using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What the README shows is true: its example compiles without a warning, and becomes the code it says.</summary>
public class ReadmeTests
{
    private static readonly string[] ExcerptMethods = ["MultiplyAdd1x2", "Dense3ForwardRow"];

    private static readonly string[] Blocks = DocumentedPrograms.Blocks("README.md");

    private static readonly GeneratorRun Example = DocumentedPrograms.Run(Blocks[0], program: true);

    [Fact]
    public void The_example_compiles() => Assert.NotNull(Example.CheckedOutput());

    /// <summary>The excerpt is a snapshot too: the variable that accepts those rewrites it.</summary>
    [Fact]
    public void The_excerpt_is_generated_code()
    {
        string[] generated = Assert.Single(Example.Sources).SourceText.ToString().Split('\n');
        string excerpt = string.Join("\n\n", ExcerptMethods.Select(name => Method(generated, name))) + "\n";
        if (SnapshotFiles.AcceptsReceived(Environment.GetEnvironmentVariable))
        {
            string path = RepositoryRoot.Path("README.md");
            File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\n").Replace(Blocks[1], excerpt, StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal(excerpt, Blocks[1]);
        }
    }

    /// <summary>A method with its comment and attributes, moved to the left.</summary>
    private static string Method(string[] lines, string name)
    {
        int declaration = Array.FindIndex(lines, line => line.Contains($" static void {name}(", StringComparison.Ordinal));
        Assert.True(declaration >= 0, $"There is no generated method {name}.");
        int indentation = lines[declaration].Length - lines[declaration].TrimStart().Length;
        int first = Array.FindLastIndex(lines, declaration, string.IsNullOrWhiteSpace) + 1;
        int last = Array.FindIndex(lines, declaration, line => line.TrimEnd() == new string(' ', indentation) + "}");
        return string.Join('\n', lines[first..(last + 1)].Select(line => line.Length > indentation ? line[indentation..] : line));
    }
}
