using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Diagnostics;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>What the README shows is true: its example compiles without a warning, and becomes the code it says.</summary>
public class ReadmeTests
{
    private static readonly string[] ExcerptMethods = ["Forward", "Backward"];

    private static readonly string Text = File.ReadAllText(RepositoryRoot.Path("README.md")).ReplaceLineEndings("\n");

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

    [Fact]
    public async Task The_wrong_networks_give_the_messages_that_it_shows()
    {
        // The warnings come once the errors are gone.
        await RequireShown(Blocks[2]);
        await RequireShown(Blocks[2].Replace("1)]\n[Dense", "1), Flatten]\n[Dense", StringComparison.Ordinal).Replace("= 400", "= 500", StringComparison.Ordinal));

        static async Task RequireShown(string source)
        {
            var compilation = TestCompilation.Create(CompilationSettings.Strict with { TreatWarningsAsErrors = false }, [new SourceFile("Networks.cs", source)]);
            var diagnostics = await new DiagnosticRun(new GeneratorRunner(new NetworkGenerator(), new RowGenerator()), [new NetworkAnalyzer()], "NETGEN").Diagnose(compilation);
            Assert.NotEmpty(diagnostics);
            Assert.Contains($"\n```\n{string.Concat(diagnostics.Select(Line))}```\n", Text, StringComparison.Ordinal);
        }

        static string Line(Diagnostic diagnostic) => $"{diagnostic.ToString()} ({Page(diagnostic.Descriptor)})\n";
    }

    /// <summary>The page's path in the repository.</summary>
    private static string Page(DiagnosticDescriptor descriptor) => descriptor.HelpLinkUri[Common.Documentation.Root.Length..];

    [Fact]
    public void Its_table_of_ids_is_that_of_the_diagnostics()
    {
        var rows = Descriptors.All.Concat(Descriptors.OfWeights).Select(d => string.Create(CultureInfo.InvariantCulture, $"| [{d.Id}]({Page(d)}) | {Severity(d)} | {d.Title} |\n"));
        Assert.Contains($"\n| id | | what |\n|---|---|---|\n{string.Concat(rows)}\n", Text, StringComparison.Ordinal);

        static string Severity(DiagnosticDescriptor descriptor) => descriptor.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "hint",
        };
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
