using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Specs;

namespace NetGen.Generator;

/// <summary>The pipeline from an attribute to a file: attributes → spec → text.</summary>
internal static class SpecPipeline
{
    /// <summary>Writes a file for each type with an attribute.</summary>
    /// <param name="context">The generator's.</param>
    /// <param name="attribute">The attribute's metadata name.</param>
    /// <param name="read">Reads a type; null where there is nothing to write into. It runs for every one at every edit.</param>
    /// <param name="write">The text of a spec, and whether analyzers are off: then the text itself has to say what is wrong.</param>
    public static void Register<TSpec>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, TSpec?> read,
        Func<TSpec, bool, CancellationToken, string> write)
        where TSpec : class, ITypeSpec
    {
        var specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, read)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Spec);

        var analyzersOff = context.AnalyzerConfigOptionsProvider.Select(static (provider, _) =>
            IsFalse(provider.GlobalOptions, "build_property.RunAnalyzers") || IsFalse(provider.GlobalOptions, "build_property.RunAnalyzersDuringBuild"));

        // Runs only for a type whose spec changed.
        var sources = specs.Combine(analyzersOff)
            .WithTrackingName(TrackingNames.Input)
            .Select((input, cancellation) => (input.Left.HintName, Text: write(input.Left, input.Right, cancellation)))
            .WithTrackingName(TrackingNames.Source);

        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.HintName, SourceText.From(source.Text, Encoding.UTF8)));
    }

    private static bool IsFalse(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase);
}
