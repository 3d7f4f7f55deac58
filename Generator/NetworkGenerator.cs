using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Emission;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;

namespace NetGen.Generator;

/// <summary>Writes the networks: attributes → spec → plan → text.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Runs for every network at every edit, so it only reads.
        var specs = context.SyntaxProvider
            .ForAttributeWithMetadataName("NetGen.NetworkAttribute", static (node, _) => node is TypeDeclarationSyntax, Read)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Spec);

        // Where analyzers are off, the generated file itself has to say what is wrong.
        var analyzersOff = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) =>
            IsFalse(provider.GlobalOptions, "build_property.RunAnalyzers") || IsFalse(provider.GlobalOptions, "build_property.RunAnalyzersDuringBuild"));

        // Runs only for a network whose attributes changed.
        var sources = specs.Combine(analyzersOff)
            .WithTrackingName(TrackingNames.Input)
            .Select(static (input, cancellation) => (input.Left.HintName, Text: Write(input.Left, input.Right, cancellation)))
            .WithTrackingName(TrackingNames.Source);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, SourceText.From(source.Text, System.Text.Encoding.UTF8)));
    }

    private static NetworkSpec? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // Two [Network] attributes on two parts of a class are a mistake that C# reports; the class is still written once.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var first = type.GetAttributes().FirstOrDefault(AttributeReader.IsNetwork)?.ApplicationSyntaxReference;
        bool isFirst = first is not null && first.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(first.Span);
        return isFirst ? NetworkParser.Parse(type, context.SemanticModel.Compilation, cancellation)?.Spec : null;
    }

    private static string Write(NetworkSpec spec, bool analyzersOff, CancellationToken cancellation)
    {
        var plan = NetworkPlanner.Plan(spec);
        cancellation.ThrowIfCancellationRequested();
        return plan.HasErrors ? ErrorEmitter.Write(spec, plan.Problems, analyzersOff) : NetworkEmitter.Write(plan);
    }

    private static bool IsFalse(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
