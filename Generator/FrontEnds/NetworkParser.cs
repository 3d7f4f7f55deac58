using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Symbols to specs: the only place, with the other parsers of this folder, that sees a symbol.</summary>
internal static class NetworkParser
{
    /// <summary>Reads a class with <c>[Network]</c>; null where C# itself reports an error that leaves nothing to write into.</summary>
    public static ParsedNetwork? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var attributes = type.GetAttributes();
        var network = attributes.FirstOrDefault(AttributeReader.IsNetwork);
        if (network?.ApplicationSyntaxReference is null || type.TypeKind != TypeKind.Class || UnsupportedClasses.IsErrorOfCSharp(type, compilation))
        {
            return null;
        }

        var problems = new List<Problem>();
        var layers = attributes.Where(a => AttributeReader.IsLayer(a)).ToImmutableArray();
        var losses = attributes.Where(a => AttributeReader.IsLoss(a)).ToImmutableArray();
        var budget = attributes.FirstOrDefault(AttributeReader.IsBudget);
        var second = attributes.FirstOrDefault(a => AttributeReader.IsNetwork(a) && !SymbolEqualityComparer.Default.Equals(a.AttributeClass!.OriginalDefinition, network.AttributeClass!.OriginalDefinition));
        AttributeData?[] others = [budget, second];
        ImmutableArray<AttributeData> ordered = [network, .. layers, .. losses, .. others.OfType<AttributeData>()];

        DeclarationRules.Check(type, compilation, problems);
        CheckOrder(type, attributes, network, layers, losses, problems, cancellation);

        if (second is not null)
        {
            problems.Add(Problem.Create(Descriptors.TwoInputs, ordered.Length - 1, null, type.Name));
        }

        var (shape, row) = NetworkRow.Read(network, compilation, problems, cancellation);
        var reader = new BlockReader(compilation, problems);
        var specs = layers.Concat(losses).Select((attribute, i) => reader.Read(attribute, i + 1)).ToList();
        GeneratedConstants.Check(ordered, compilation, problems, cancellation);
        var limits = budget is null ? null : AttributeReader.Read(budget);
        var readable = specs.Select(s => s ?? new LayerSpec("Unreadable", null, EquatableArray<ArgumentSpec>.Empty)).ToList();
        return new ParsedNetwork(
            new NetworkSpec(
                TypeText.Namespace(type),
                TypeText.ContainingTypes(type),
                type.Name,
                TypeText.Declaration(type),
                HintNames.Of(type),
                TypeText.MetadataName(type),
                shape ?? Shape.Vector(1),
                row,
                readable.Take(layers.Length).ToEquatableArray(),
                losses.IsEmpty ? null : readable[layers.Length],
                limits is null ? null : new BudgetSpec(ordered.IndexOf(budget!), limits),
                Views(type),
                MarkedTypes.IsObsolete(type),
                MarkedTypes.Warnings(type, ordered).ToEquatableArray(),
                compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
                // An argument without a value is either an error that C# reports itself, or a constant that only generated code defines.
                IsReadable: shape is not null && (budget is null || limits is not null) && specs.All(s => s is not null),
                problems.ToEquatableArray()),
            ordered);
    }

    private static void CheckOrder(
        INamedTypeSymbol type, ImmutableArray<AttributeData> attributes, AttributeData network, ImmutableArray<AttributeData> layers, ImmutableArray<AttributeData> losses, List<Problem> problems,
        CancellationToken cancellation)
    {
        if (layers.IsEmpty)
        {
            problems.Add(Problem.Create(Descriptors.NoLayers, 0, null, type.Name).WithRelated(Enumerable.Range(1, losses.Length)));
            return;
        }

        var home = Declaration(network);
        if (layers.Concat(losses).Any(a => Declaration(a) != home))
        {
            problems.Add(Problem.Create(Descriptors.SeveralDeclarations, 0, null, type.Name)
                .WithRelated(Enumerable.Range(1, layers.Length + losses.Length))
                .WithRemedy(layers.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            return;
        }

        for (int i = 0; i < losses.Length; i++)
        {
            // The same loss twice is what C# reports; of several losses it is the second that is too much, wherever the first stands.
            bool isExtra = i > 0 && !losses.Take(i).Any(l => SymbolEqualityComparer.Default.Equals(l.AttributeClass!.OriginalDefinition, losses[i].AttributeClass!.OriginalDefinition));
            bool isEarly = losses.Length == 1 && attributes.IndexOf(losses[i]) < attributes.IndexOf(layers[layers.Length - 1]);
            if (isExtra || isEarly)
            {
                problems.Add(Problem.Create(Descriptors.LossNotLast, 1 + layers.Length + i, null, $"[{AttributeReader.KindOf(losses[i].AttributeClass!)}]", type.Name)
                    .WithRelated(isEarly ? [layers.Length] : []));
            }
        }

        TypeDeclarationSyntax? Declaration(AttributeData attribute) => attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    /// <summary>Partial properties that only lack a body. What is no plain instance property to get is left to C#, which misses its implementation.</summary>
    private static EquatableArray<ViewSpec> Views(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IPropertySymbol>()
            .Where(p => p is { IsPartialDefinition: true, IsStatic: false, IsIndexer: false, RefKind: RefKind.None, GetMethod: not null, SetMethod: null }
                && p.Type is INamedTypeSymbol view && AttributeReader.Is(view, "LayerView")
                && (p.PartialImplementationPart is null || GeneratorOutput.Declares(p.PartialImplementationPart)))
            .Select(p => new ViewSpec(p.Name, Modifiers(p)))
            .ToEquatableArray();

    private static string Modifiers(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences[0].GetSyntax() is PropertyDeclarationSyntax syntax ? string.Join(" ", syntax.Modifiers.Select(m => m.Text)) : "public partial";
}
