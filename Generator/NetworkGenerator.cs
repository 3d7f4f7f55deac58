using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.FrontEnds;
using NetGen.Generator.Planning;
using NetGen.Generator.Specs;
using NetGen.Generator.Writing;

namespace NetGen.Generator;

/// <summary>Writes the networks: attributes → spec → plan → text, and the members that load embedded weights.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var networks = SpecPipeline.Register(context, "NetGen.NetworkAttribute", Read, Write, TraceWriter.Write);
        var ofRows = SpecPipeline.Register(context, "NetGen.NetworkAttribute`1", Read, Write, TraceWriter.Write);
        WeightsPipeline.Register(context, networks, ofRows);
        SpecPipeline.Register(context, context.SyntaxProvider.CreateSyntaxProvider(static (node, _) => StrayLayers.MayBeOn(node), ReadStray), static (spec, _) => ErrorWriter.Write(spec));
    }

    private static NetworkSpec? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // Two of these attributes, even on two parts of a class, are an error that is reported; the class is still generated once.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        bool isFirst = type.GetAttributes().FirstOrDefault(AttributeReader.IsNetwork) is { } first && context.Attributes.Contains(first);
        return isFirst ? NetworkParser.Parse(type, context.SemanticModel.Compilation, cancellation)?.Spec : null;
    }

    private static GeneratedFile Write(NetworkSpec spec, CancellationToken cancellation)
    {
        var plan = NetworkPlanner.Plan(spec);
        cancellation.ThrowIfCancellationRequested();
        return plan.HasErrors ? ErrorWriter.Write(spec, plan.Problems) : new GeneratedFile(spec.HintName, NetworkWriter.Write(plan), spec.MetadataName, HasErrors: false);
    }

    private static StraySpec? ReadStray(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        // If several declarations have layers, the one with the first layer is used.
        var declaration = (TypeDeclarationSyntax)context.Node;
        return context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type
            && StrayLayers.Of(type.GetAttributes()) is { } stray
            && declaration.Contains(stray.ApplicationSyntaxReference!.GetSyntax(cancellation))
                ? new StraySpec(type.Name, StrayLayers.Title(stray), HintNames.Of(type), TypeText.MetadataName(type))
                : null;
    }
}
