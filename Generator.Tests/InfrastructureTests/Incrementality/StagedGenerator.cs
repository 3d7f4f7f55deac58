using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.InfrastructureTests.Incrementality;

/// <summary>
/// Two stages over the classes with <c>[System.Serializable]</c>, given as delegates so that a test can break one: what is made of a class, and what is
/// made of that.
/// </summary>
internal sealed class StagedGenerator<TSpec, TPlan>(Func<GeneratorAttributeSyntaxContext, TSpec> transform, Func<TSpec, TPlan> plan) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var plans = context.SyntaxProvider
            .ForAttributeWithMetadataName("System.SerializableAttribute", (node, _) => node is ClassDeclarationSyntax, (attribute, _) => transform(attribute))
            .WithTrackingName(Names.Transform)
            .Select((spec, _) => plan(spec))
            .WithTrackingName(Names.Plan);
        context.RegisterSourceOutput(plans.Collect(), (production, all) => production.AddSource("Plans.g.cs", $"// {all.Length} plans"));
    }
}

internal static class Names
{
    public const string Transform = "Transform";
    public const string Plan = "Plan";
    public static readonly ImmutableArray<string> NoConstant = ["Other"];
}

/// <summary>A good value of a stage: equatable, and only text.</summary>
internal sealed record Spec(string Name, string Fields);
