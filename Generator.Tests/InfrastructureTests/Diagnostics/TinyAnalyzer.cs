using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace NetGen.Generator.Tests.InfrastructureTests.Diagnostics;

/// <summary>Types named <c>Bad…</c> are an error that nothing silences, <c>Weak…</c> one that can be, <c>Odd…</c> a warning, <c>Wide…</c> an info; <c>Crash…</c> breaks it.</summary>
#pragma warning disable RS1001, RS2008 // It runs in these tests only, never in a compiler, and is not released.
internal sealed class TinyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Bad = Descriptor("TEST0001", "Bad", DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);
    private static readonly DiagnosticDescriptor Odd = Descriptor("TEST0002", "Odd", DiagnosticSeverity.Warning);
    private static readonly DiagnosticDescriptor Wide = Descriptor("TEST0003", "Wide", DiagnosticSeverity.Info);
    private static readonly DiagnosticDescriptor Weak = Descriptor("TEST0004", "Weak", DiagnosticSeverity.Error);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Bad, Odd, Wide, Weak];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            symbol =>
            {
                string name = symbol.Symbol.Name;
                if (name.StartsWith("Crash", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException("The analyzer is broken.");
                }

                if (SupportedDiagnostics.FirstOrDefault(d => name.StartsWith(d.Category, StringComparison.Ordinal)) is { } descriptor)
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(descriptor, symbol.Symbol.Locations[0], name));
                }
            },
            SymbolKind.NamedType);
    }

    private static DiagnosticDescriptor Descriptor(string id, string word, DiagnosticSeverity severity, params string[] tags) =>
        new(id, word, $"'{{0}}' is {word.ToLowerInvariant()}", word, severity, isEnabledByDefault: true, customTags: tags);
}
