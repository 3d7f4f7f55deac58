using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Common;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The page of each diagnostic: its examples are compiled, and do what the page says.</summary>
public partial class DiagnosticPageTests
{
    private static readonly string Folder = RepositoryRoot.Path("docs", "diagnostics");

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_titled_like_its_diagnostic(string id) =>
        Assert.StartsWith($"# {id}: {Descriptors.Of(id).Title.ToString(CultureInfo.InvariantCulture)}\n\n", Page(id), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_invalid_example_gives_this_diagnostic_and_no_other(string id)
    {
        var version = id == Descriptors.LanguageVersion.Id ? LanguageVersion.CSharp12 : LanguageVersion.CSharp14;
        Assert.Equal([id], (await Diagnose(Example(id, "Invalid"), version)).Select(d => d.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_valid_example_gives_none(string id) => Assert.Empty(await Diagnose(Example(id, "Valid"), LanguageVersion.CSharp13));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_help_link_is_the_page(string id) => Assert.Equal($"{Common.Documentation.Root}docs/diagnostics/{id}.md", Descriptors.Of(id).HelpLinkUri);

    /// <summary>But for those of items of a project and of the package's targets, which are tested elsewhere.</summary>
    [Fact]
    public void There_is_no_other_page() =>
        Assert.Equal(Descriptors.All.Concat(Descriptors.OfWeights).Select(d => d.Id + ".md").Append("NETGENCFG001.md").Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    private static string Page(string id) => File.ReadAllText(Path.Combine(Folder, id + ".md")).ReplaceLineEndings("\n");

    private static string Example(string id, string heading)
    {
        var match = Code().Match(Page(id), Page(id).IndexOf($"## {heading}\n", StringComparison.Ordinal));
        Assert.True(match.Success, $"{id}.md has no example under '{heading}'.");
        return match.Groups["code"].Value;
    }

    private static Task<IReadOnlyList<Diagnostic>> Diagnose(string source, LanguageVersion version)
    {
        var settings = CompilationSettings.Strict with { TreatWarningsAsErrors = false, LanguageVersion = version, GeneratedDocumentation = DocumentationMode.Parse };
        var runner = new GeneratorRunner(new NetworkGenerator(), new RowGenerator(), new SizesGenerator()) { Settings = settings };
        return new DiagnosticRun(runner, [new NetworkAnalyzer()], "NETGEN").Diagnose(TestCompilation.Create(settings, source));
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();
}
