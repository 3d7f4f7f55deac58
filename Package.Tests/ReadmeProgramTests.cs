using System.Text.RegularExpressions;
using NetGen.Package.Tests.Infrastructure;

namespace NetGen.Package.Tests;

/// <summary>The README's first example, copied into an empty project that references the package.</summary>
[Collection(PackageTestsGroup.Name)]
public sealed partial class ReadmeProgramTests(PackedPackage package)
{
    [Fact]
    public void The_first_example_runs_and_prints_what_the_README_shows()
    {
        string readme = File.ReadAllText(RepositoryRoot.Path("README.md")).ReplaceLineEndings("\n");
        var (program, output) = (Program.Match(readme).Groups[1].Value, Output.Match(readme).Groups[1].Value);
        using var project = ConsumerProject.Of(package, program);

        var run = project.DotNet("run", "-c", "Release").Clean();

        Assert.Equal(output, run.Output.ReplaceLineEndings("\n"));
        Assert.True(File.Exists(Path.Combine(project.Folder, "circle.safetensors")));
    }

    [GeneratedRegex("^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Program { get; }

    /// <summary>The block that follows these words.</summary>
    [GeneratedRegex("It prints:\n\n```\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Output { get; }
}
