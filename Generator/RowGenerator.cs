using Microsoft.CodeAnalysis;
using NetGen.Generator.FrontEnds;
using NetGen.Generator.Specs;
using NetGen.Generator.Writing;

namespace NetGen.Generator;

/// <summary>Writes the encoders of rows: attributes → spec → text.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RowGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context) => SpecPipeline.Register(context, "NetGen.FeaturesAttribute", Read, Write);

    private static RowSpec? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // Two of them on two parts of a type are an error that C# reports; the file is still generated once.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        bool isFirst = type.GetAttributes().FirstOrDefault(AttributeReader.IsFeatures) is { } first && context.Attributes.Contains(first);
        return isFirst ? RowParser.Parse(type, context.SemanticModel.Compilation, cancellation)?.Spec : null;
    }

    private static GeneratedFile Write(RowSpec spec, CancellationToken cancellation) =>
        spec.HasErrors ? ErrorWriter.Write(spec) : new GeneratedFile(spec.HintName, RowWriter.Write(spec), spec.MetadataName, HasErrors: false);
}
