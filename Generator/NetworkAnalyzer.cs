using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;

namespace NetGen.Generator;

/// <summary>Reports what is wrong with a network or a row, at the attribute or argument at fault. Shares parsers and planner with the generators.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var attributes = type.GetAttributes();
        if (attributes.IsEmpty)
        {
            return;
        }

        if (attributes.Any(AttributeReader.IsFeatures) && RowParser.Parse(type, context.Compilation, context.CancellationToken) is { } row)
        {
            foreach (var problem in row.Spec.Problems)
            {
                context.ReportDiagnostic(ProblemLocator.Locate(problem, type, row.Attributes, context.CancellationToken));
            }
        }

        if (!attributes.Any(AttributeReader.IsNetwork))
        {
            if (attributes.Any(BlockReader.IsMarked))
            {
                // Its layers are checked where a network takes them in.
                return;
            }

            var stray = attributes.FirstOrDefault(a => AttributeReader.IsLayer(a) || AttributeReader.IsLoss(a)) ?? attributes.FirstOrDefault(AttributeReader.IsBudget);
            if (stray?.ApplicationSyntaxReference is { } syntax)
            {
                string what = AttributeReader.IsBudget(stray) ? "a [Budget]" : "layer attributes";
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.LayersWithoutNetwork, syntax.GetSyntax(context.CancellationToken).GetLocation(), type.Name, what));
            }

            return;
        }

        if (NetworkParser.Parse(type, context.Compilation, context.CancellationToken) is not { } network)
        {
            return;
        }

        foreach (var problem in NetworkPlanner.Plan(network.Spec).Problems)
        {
            context.ReportDiagnostic(ProblemLocator.Locate(problem, type, network.Attributes, context.CancellationToken));
        }
    }
}
