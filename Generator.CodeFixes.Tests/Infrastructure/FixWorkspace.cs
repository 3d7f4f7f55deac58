using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.CodeFixes.Tests.Infrastructure;

/// <summary>A project as an editor holds it: diagnostics are found, fixes offered and applied.</summary>
internal static class FixWorkspace
{
    private static readonly CompilationSettings Settings = CompilationSettings.Strict with { TreatWarningsAsErrors = false, GeneratedDocumentation = DocumentationMode.Parse };

    /// <summary>A project of sources named <c>Test0.cs</c>, <c>Test1.cs</c> ….</summary>
    public static Project Open(IReadOnlyList<string> sources)
    {
        // Closing the workspace would close the solution, which every result belongs to.
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject("Networks", "Networks", LanguageNames.CSharp)
            .WithParseOptions(Settings.ParseOptions)
            .WithCompilationOptions(Settings.CompilationOptions)
            .WithMetadataReferences(TestCompilation.References);
        foreach (var file in TestCompilation.NumberedFiles(sources))
        {
            project = project.AddDocument(file.Path, file.Text, filePath: file.Path).Project;
        }

        return project;
    }

    /// <summary>The texts of its files.</summary>
    public static async Task<IReadOnlyList<string>> Texts(Project project)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return texts;
    }

    /// <summary>What the analyzer says.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Find(Project project) =>
        await (await project.GetCompilationAsync())!.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();

    /// <summary>What the analyzer says, and the errors of the compiler, with the generator's output among the sources.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Diagnose(Project project)
    {
        var compilation = (CSharpCompilation)(await project.GetCompilationAsync())!;
        var driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator(), new RowGenerator().AsSourceGenerator()], parseOptions: Settings.GeneratedParseOptions);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var crashes);
        var analysis = await output.WithAnalyzers([new NetworkAnalyzer()]).GetAnalyzerDiagnosticsAsync();

        // What the analyzer says the generator says too, and its file once more.
        var reported = crashes.Concat(analysis).Concat(output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error))
            .DistinctBy(d => (d.Id, d.Location.SourceTree?.FilePath, d.Location.SourceSpan)).ToList();
        return [.. reported.Where(d => d.Id != "CS1029" || reported.TrueForAll(r => r.Id == d.Id))
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The actions that a fix offers for the diagnostics of a kind, at most one for each.</summary>
    public static async Task<IReadOnlyList<CodeAction>> Offers(CodeFixProvider fix, Project project, string id)
    {
        var offers = new List<CodeAction>();
        foreach (var diagnostic in (await Find(project)).Where(d => d.Id == id))
        {
            int before = offers.Count;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => offers.Add(action), CancellationToken.None));
            Assert.InRange(offers.Count - before, 0, 1);
        }

        return offers;
    }

    /// <summary>The action that a fix offers for all diagnostics of a kind.</summary>
    public static async Task<CodeAction> OfferForAll(CodeFixProvider fix, Project project, FixAllScope scope, string id)
    {
        var all = (await Find(project)).Where(d => d.Id == id).ToImmutableArray();
        var context = new FixAllContext(project.Documents.First(), fix, scope, fix.GetType().Name, [id], new Found(all), CancellationToken.None);
        return await fix.GetFixAllProvider()!.GetFixAsync(context) ?? throw new InvalidOperationException($"{fix.GetType().Name} offers nothing for all of {id}.");
    }

    /// <summary>The project after an action.</summary>
    public static async Task<Project> Apply(CodeAction action, Project project)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        return operation.ChangedSolution.GetProject(project.Id)!;
    }

    private sealed class Found(ImmutableArray<Diagnostic> all) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(all.AsEnumerable());

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(all.Where(d => d.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}
