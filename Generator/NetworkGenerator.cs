using Microsoft.CodeAnalysis;
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
        SpecPipeline.Register(context, "NetGen.NetworkAttribute", Read, Write);
        SpecPipeline.Register(context, "NetGen.NetworkAttribute`1", Read, Write);
    }

    private static NetworkSpec? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        // Two of these attributes, be it on two parts of a class, are a mistake that is reported; the class is still written once.
        var type = (INamedTypeSymbol)context.TargetSymbol;
        bool isFirst = type.GetAttributes().FirstOrDefault(AttributeReader.IsNetwork) is { } first && context.Attributes.Contains(first);
        return isFirst ? NetworkParser.Parse(type, context.SemanticModel.Compilation, cancellation)?.Spec : null;
    }

    private static string Write(NetworkSpec spec, bool analyzersOff, CancellationToken cancellation)
    {
        var plan = NetworkPlanner.Plan(spec);
        cancellation.ThrowIfCancellationRequested();
        return plan.HasErrors ? ErrorEmitter.Write(spec, plan.Problems, analyzersOff) : NetworkEmitter.Write(plan);
    }
}
