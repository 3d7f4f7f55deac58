using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit.Sdk;

namespace NetGen.Generator.Tests.Infrastructure.Diagnostics;

/// <summary>Requires of marked sources (see <see cref="MarkedSource"/>) exactly the marked diagnostics at exactly the marked spans, and nothing else.</summary>
/// <param name="analyzer">The analyzer.</param>
/// <param name="generators">The generators that run before it, as in a build.</param>
public sealed class DiagnosticVerifier(DiagnosticAnalyzer analyzer, params IIncrementalGenerator[] generators)
{
    /// <summary>What the ids of the diagnostics under test begin with: of these every severity counts, of the compiler's only errors, and warnings in generated code.</summary>
    public string IdPrefix { get; init; } = "NETGEN";

    /// <summary>How the sources are compiled: warnings stay warnings here, so that severities can be seen.</summary>
    public CompilationSettings Settings { get; init; } = CompilationSettings.Strict with { TreatWarningsAsErrors = false };

    /// <summary>MSBuild properties that the compiler shows the generators.</summary>
    public IReadOnlyDictionary<string, string> BuildProperties { get; init; } = new Dictionary<string, string>();

    /// <summary>Requires exactly the marked diagnostics.</summary>
    public Task Verify(params string[] markedSources) => Check(Parse(markedSources), options => options, _ => true);

    /// <summary>Requires exactly the marked diagnostics, with these messages in the order of the marks.</summary>
    public async Task VerifyMessages(string markedSource, params string[] messages)
    {
        var diagnostics = await Check(Parse(markedSource), options => options, _ => true).ConfigureAwait(false);
        Assert.Equal(messages, diagnostics.Select(d => d.GetMessage(CultureInfo.InvariantCulture)));
    }

    /// <summary>
    /// Requires the marked diagnostics, and then, with each way there is to silence them, that the errors among them stay and the warnings and infos go. (An error that
    /// only an analyzer finds, since generated code is to blame, may instead be one of the generated file.)
    /// </summary>
    public async Task VerifySilencing(IEnumerable<Silencing> ways, params string[] markedSources)
    {
        ArgumentNullException.ThrowIfNull(ways);
        var sources = Parse(markedSources);
        var diagnostics = await Check(sources, options => options, _ => true).ConfigureAwait(false);
        string[] ids = [.. diagnostics.Select(d => d.Id).Distinct()];
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).ToHashSet();
        Assert.True(ids.Length > 0, "There is nothing to silence: mark a diagnostic.");
        foreach (var way in ways)
        {
            List<MarkedSource> silenced = [.. sources.Select(s => way.Source(s, ids))];
            if (way.More(ids) is { Length: > 0 } more)
            {
                silenced.Add(new MarkedSource(new SourceFile("More.cs", more), []));
            }

            await Check([.. silenced], options => way.Options(options, ids), errors.Contains, "under " + way.Name, way.RunsAnalyzers, mayBeElsewhere: true).ConfigureAwait(false);
        }
    }

    /// <summary>Requires exactly the marked diagnostics under an <c>.editorconfig</c>, all of them with the severity given.</summary>
    /// <param name="markedSource">The source, <c>Test0.cs</c> to the <c>.editorconfig</c>.</param>
    /// <param name="editorConfig">Its text, sections included.</param>
    /// <param name="severity">What the diagnostics have to be.</param>
    public async Task VerifyUnderEditorConfig(string markedSource, string editorConfig, DiagnosticSeverity severity)
    {
        var diagnostics = await Check(Parse(markedSource), options => options.WithSyntaxTreeOptionsProvider(new EditorConfigOptions(editorConfig)), _ => true)
            .ConfigureAwait(false);
        Assert.All(diagnostics, d => Assert.Equal(severity, d.Severity));
    }

    private static MarkedSource[] Parse(params string[] markedSources) => [.. TestCompilation.NumberedFiles(markedSources).Select(MarkedSource.Parse)];

    private async Task<IReadOnlyList<Diagnostic>> Check(
        MarkedSource[] sources, Func<CSharpCompilationOptions, CSharpCompilationOptions> options, Func<string, bool> stays, string circumstances = "", bool runsAnalyzers = true,
        bool mayBeElsewhere = false)
    {
        var compilation = TestCompilation.Create(Settings, sources.Select(s => s.File));
        compilation = compilation.WithOptions(options(compilation.Options));
        var runner = new GeneratorRunner(generators) { Settings = Settings, BuildProperties = BuildProperties };
        var actual = await new DiagnosticRun(runner, runsAnalyzers ? [analyzer] : [], IdPrefix).Diagnose(compilation).ConfigureAwait(false);

        var unexpected = new List<Diagnostic>(actual);
        var missing = new List<ExpectedDiagnostic>();
        foreach (var expected in sources.SelectMany(s => s.Expected).Where(e => stays(e.Id)))
        {
            int found = unexpected.FindIndex(d => expected == new ExpectedDiagnostic(d.Id, d.Location.SourceTree?.FilePath ?? "", d.Location.SourceSpan));
            if (found < 0)
            {
                missing.Add(expected);
            }
            else
            {
                unexpected.RemoveAt(found);
            }
        }

        if (mayBeElsewhere && missing.Count > 0 && unexpected.TrueForAll(d => d.Id == "CS1029") && unexpected.Count > 0)
        {
            return actual;
        }

        return missing.Count == 0 && unexpected.Count == 0
            ? actual
            : throw new XunitException(Describe(compilation, circumstances, missing, unexpected));
    }

    private static string Describe(CSharpCompilation compilation, string circumstances, List<ExpectedDiagnostic> missing, List<Diagnostic> unexpected) =>
        string.Join('\n', [
            $"The diagnostics are not the marked ones {circumstances}".TrimEnd() + ":",
            .. missing.Select(e => $"missing: {e.Id} in {e.Path}{e.Span} '{Text(compilation, e)}'"),
            .. unexpected.Select(d => $"unexpected: {d.Location.SourceSpan} {DiagnosticLines.Line(d)}")]);

    private static string Text(CSharpCompilation compilation, ExpectedDiagnostic expected) =>
        compilation.SyntaxTrees.First(t => t.FilePath == expected.Path).GetText().ToString(expected.Span);
}
