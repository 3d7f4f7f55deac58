using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generator.Specs;

namespace NetGen.Generator;

/// <summary>The pipeline from an attribute to a file: attributes → spec → text.</summary>
internal static class SpecPipeline
{
    /// <summary>The project property that enables traces.</summary>
    private const string TraceProperty = "build_property.NetGenTrace";

    /// <summary>Writes a file for each type with an attribute.</summary>
    /// <param name="context">The generator's context.</param>
    /// <param name="attribute">The attribute's metadata name.</param>
    /// <param name="read">Reads a type; null if there is nothing to generate. It runs for each at every edit.</param>
    /// <param name="write">Writes the file of a spec.</param>
    /// <param name="trace">Writes how the file of a spec came about, for who asks for it; null if there is nothing to tell.</param>
    /// <returns>The specs.</returns>
    public static IncrementalValuesProvider<TSpec> Register<TSpec>(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<GeneratorAttributeSyntaxContext, CancellationToken, TSpec?> read,
        Func<TSpec, CancellationToken, GeneratedFile> write,
        Func<TSpec, GeneratedFile>? trace = null)
        where TSpec : class, ITypeSpec
    {
        var specs = context.SyntaxProvider.ForAttributeWithMetadataName(attribute, static (node, _) => node is TypeDeclarationSyntax, read);
        Register(context, specs, write);
        if (trace is not null)
        {
            var isAsked = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
                options.GlobalOptions.TryGetValue(TraceProperty, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
            var traces = specs.Combine(isAsked).Where(static pair => pair.Left is not null && pair.Right).Select((pair, _) => trace(pair.Left!));
            context.RegisterSourceOutput(traces, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
        }

        return specs.Where(static spec => spec is not null).Select(static (spec, _) => spec!);
    }

    /// <summary>Writes a file for each spec that was read, and reports the errors of its type.</summary>
    public static void Register<TSpec>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<TSpec?> read, Func<TSpec, CancellationToken, GeneratedFile> write)
        where TSpec : class
    {
        // The text is generated only for a type whose spec has changed.
        var files = read
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Spec)
            .Select(write)
            .WithTrackingName(TrackingNames.Source);
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));

        // A type with errors is read again at each edit, to locate them; one without costs nothing here.
        context.RegisterSourceOutput(files.Where(static file => file.HasErrors).Combine(context.CompilationProvider), static (output, input) =>
        {
            var (file, compilation) = input;
            var type = compilation.Assembly.GetTypeByMetadataName(file.MetadataName);
            var problems = type is null ? [] : TypeProblems.Of(type, compilation, output.CancellationToken);
            foreach (var error in problems.Where(p => p.DefaultSeverity == DiagnosticSeverity.Error))
            {
                output.ReportDiagnostic(error);
            }
        });
    }
}
