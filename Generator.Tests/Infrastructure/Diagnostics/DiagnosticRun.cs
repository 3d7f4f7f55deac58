using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.Infrastructure.Diagnostics;

/// <summary>Finds everything that analyzers, generators and the compiler say to sources, as a build would.</summary>
internal sealed class DiagnosticRun(GeneratorRunner runner, ImmutableArray<DiagnosticAnalyzer> analyzers, string prefix)
{
    /// <summary>The diagnostics with the prefix, the compiler's errors, and its warnings in generated code; ordered by file and place.</summary>
    public async Task<IReadOnlyList<Diagnostic>> Diagnose(CSharpCompilation compilation)
    {
        // In the order of the compiler, which stops after the syntax of what a user wrote, and again after generators and declarations, where there is an error.
        var run = runner.Run(compilation);
        List<Diagnostic> reported = [.. compilation.GetParseDiagnostics()];
        if (!reported.Exists(EndsBuild))
        {
            reported.AddRange(run.Driver.GetRunResult().Diagnostics);
            reported.AddRange(run.Output.GetDeclarationDiagnostics());
        }

        if (!reported.Exists(EndsBuild))
        {
            reported.AddRange(run.Output.GetDiagnostics());
            reported.AddRange(analyzers.IsEmpty ? [] : await run.Output.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().ConfigureAwait(false));
        }

        bool hasError = reported.Exists(d => d.Severity == DiagnosticSeverity.Error && !IsErrorDirective(d));
        return [.. reported
            .Distinct()
            .Where(d => Counts(d, compilation) && !(hasError && IsErrorDirective(d)))
            .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start)
            .ThenByDescending(d => d.Location.SourceSpan.Length)
            .ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    private static bool EndsBuild(Diagnostic diagnostic) =>
        diagnostic.DefaultSeverity == DiagnosticSeverity.Error && diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Whether it is what a generated file says of a wrong class; beside an error at its place it says the same again.</summary>
    private static bool IsErrorDirective(Diagnostic diagnostic) => diagnostic.Id == "CS1029";

    private bool Counts(Diagnostic diagnostic, CSharpCompilation input)
    {
        bool isOwn = diagnostic.Id.StartsWith(prefix, StringComparison.Ordinal);
        bool isInGeneratedCode = diagnostic.Location.SourceTree is { } tree && !input.ContainsSyntaxTree(tree);
        // A crash of a generator (CS8785) or an analyzer (AD0001) is a warning without a place.
        bool isCrash = diagnostic.Id is "CS8785" or "CS8784" or "AD0001";
        return !diagnostic.IsSuppressed
            && (isOwn || isCrash || diagnostic.Severity == DiagnosticSeverity.Error || (isInGeneratedCode && diagnostic.Severity == DiagnosticSeverity.Warning));
    }
}
