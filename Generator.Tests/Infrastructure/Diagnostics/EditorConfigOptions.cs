using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure.Diagnostics;

/// <summary>The severities that a real <c>.editorconfig</c> gives the files of a compilation.</summary>
internal sealed class EditorConfigOptions(string editorConfig) : SyntaxTreeOptionsProvider
{
    // The compiler reads sections relative to the folder of the file and knows absolute paths only.
    private const string Folder = "/project";

    private readonly AnalyzerConfigSet set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(editorConfig, $"{Folder}/.editorconfig")));

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        set.GetOptionsForSourcePath($"{Folder}/{Path.GetFileName(tree.FilePath)}").TreeOptions.TryGetValue(diagnosticId, out severity);

    /// <summary>Of a text that begins with <c>is_global = true</c>.</summary>
    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        set.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
}
