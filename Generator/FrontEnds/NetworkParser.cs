using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;
using NetGen.Generator.Text;

namespace NetGen.Generator.FrontEnds;

/// <summary>Symbols to specs: the only place, with the other parsers of this folder, that sees a symbol.</summary>
internal static class NetworkParser
{
    // A backward pass follows heads as the bits of one number.
    private const int MaximumHeads = 64;

    /// <summary>Reads a class with <c>[Network]</c>; null if C# itself reports an error that prevents any generation.</summary>
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
        var ends = attributes.Where(a => AttributeReader.IsLoss(a) || AttributeReader.IsOutput(a)).ToImmutableArray();
        var inputs = attributes.Where(AttributeReader.IsInput).ToImmutableArray();
        var budget = attributes.FirstOrDefault(AttributeReader.IsBudget);
        var second = attributes.FirstOrDefault(
            a => AttributeReader.IsNetwork(a) && !SymbolEqualityComparer.Default.Equals(a.AttributeClass!.OriginalDefinition, network.AttributeClass!.OriginalDefinition));
        var streaming = attributes.FirstOrDefault(AttributeReader.IsStreaming);
        AttributeData?[] others = [budget, streaming, second];
        ImmutableArray<AttributeData> ordered = [network, .. layers, .. ends, .. inputs, .. others.OfType<AttributeData>()];

        DeclarationRules.Check(type, compilation, problems);
        CheckOrder(type, attributes, network, layers, ends, inputs, problems, cancellation);
        CheckHeads(type, layers, ends, problems);

        if (second is not null)
        {
            problems.Add(Problem.Create(Descriptors.TwoInputs, ordered.Length - 1, null, type.Name));
        }

        var (shape, row) = NetworkRow.Read(network, compilation, problems, cancellation);
        var ports = Inputs(network, shape, inputs, 1 + layers.Length + ends.Length);
        if (!inputs.IsEmpty && (row is not null || shape is { Rank: > 0 }))
        {
            problems.Add(Problem.Create(Descriptors.TwoShapes, 0, null, type.Name, row is null ? "[Network]" : $"[Network<{row.Name}>]"));
        }

        var reader = new BlockReader(compilation, problems);
        var specs = layers.Concat(ends).Select((attribute, i) => reader.Read(attribute, i + 1)).ToList();
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
                ports ?? new EquatableArray<InputSpec>([new InputSpec("input", Shape.Vector(1), 0)]),
                row,
                readable.Take(layers.Length).ToEquatableArray(),
                ends.Select((end, i) => new HeadSpec(readable[layers.Length + i], LayersBefore(attributes, layers, end), 1 + layers.Length + i)).ToEquatableArray(),
                limits is null ? null : new BudgetSpec(ordered.IndexOf(budget!), limits),
                Views(type),
                MarkedTypes.IsObsolete(type),
                MarkedTypes.Warnings(type, ordered).ToEquatableArray(),
                compilation.Options is CSharpCompilationOptions { AllowUnsafe: true },
                // An argument without a value is either an error that C# reports itself, or a constant that only generated code defines.
                IsReadable: ports is not null && (budget is null || limits is not null) && specs.All(s => s is not null),
                problems.ToEquatableArray())
            {
                IsVariableLength = network.NamedArguments.Any(a => a is { Key: "VariableLength", Value.Value: true }),
                Streaming = streaming is null ? -1 : ordered.IndexOf(streaming),
            },
            ordered);
    }

    /// <summary>The inputs; null if an argument has no value because it does not compile.</summary>
    private static EquatableArray<InputSpec>? Inputs(AttributeData network, Shape? shape, ImmutableArray<AttributeData> inputs, int first)
    {
        if (inputs.IsEmpty)
        {
            return shape is null ? null : new EquatableArray<InputSpec>([new InputSpec("input", shape, 0)]);
        }

        var specs = inputs.Select((input, i) =>
            AttributeReader.ReadShape(input) is { } size && input.ConstructorArguments[0] is { Kind: TypedConstantKind.Primitive } name
                ? new InputSpec(name.Value as string ?? string.Empty, size, first + i)
                : null).ToList();
        return specs.Contains(null) ? null : specs.Select(s => s!).ToEquatableArray();
    }

    private static int LayersBefore(ImmutableArray<AttributeData> attributes, ImmutableArray<AttributeData> layers, AttributeData end) =>
        layers.Count(l => attributes.IndexOf(l) < attributes.IndexOf(end));

    private static void CheckOrder(
        INamedTypeSymbol type, ImmutableArray<AttributeData> attributes, AttributeData network, ImmutableArray<AttributeData> layers,
        ImmutableArray<AttributeData> ends, ImmutableArray<AttributeData> inputs, List<Problem> problems, CancellationToken cancellation)
    {
        if (layers.IsEmpty)
        {
            problems.Add(Problem.Create(Descriptors.NoLayers, 0, null, type.Name).WithRelated(Enumerable.Range(1, ends.Length)));
            return;
        }

        var home = Declaration(network);
        if (layers.Concat(ends).Concat(inputs).Any(a => Declaration(a) != home))
        {
            // Of several heads each ends where its attribute stands; one loss alone comes last, wherever it stands.
            var inOrder = ends.Length > 1 ? [.. attributes.Where(a => layers.Contains(a) || ends.Contains(a))] : layers;
            ImmutableArray<AttributeData> all = [.. layers, .. ends, .. inputs];
            ImmutableArray<AttributeData> gathered = ends.Length > 1 ? [.. inputs, .. inOrder] : [.. inputs, .. layers, .. ends];
            problems.Add(Problem.Create(Descriptors.SeveralDeclarations, 0, null, type.Name)
                .WithRelated(gathered.Select(a => 1 + all.IndexOf(a)))
                .WithRemedy(FormattableString.Invariant($"{inputs.Length} {inOrder.Length}")));
            return;
        }

        // A single loss belongs after the layers, unless those after it take something by name.
        if (
            ends.Length == 1 && layers.FirstOrDefault(l => attributes.IndexOf(l) > attributes.IndexOf(ends[0])) is { } after && after.NamedArguments.All(a => a.Key != "From"))
        {
            string title = $"[{AttributeReader.KindOf(ends[0].AttributeClass!)}]";
            problems.Add(Problem.Create(Descriptors.LossNotLast, 1 + layers.Length, null, title, type.Name).WithRelated([layers.Length]));
        }

        TypeDeclarationSyntax? Declaration(AttributeData attribute) =>
            attribute.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<TypeDeclarationSyntax>();
    }

    /// <summary>With several heads, each is referred to by name.</summary>
    private static void CheckHeads(INamedTypeSymbol type, ImmutableArray<AttributeData> layers, ImmutableArray<AttributeData> ends, List<Problem> problems)
    {
        if (ends.Length > MaximumHeads)
        {
            string title = $"[{AttributeReader.KindOf(ends[MaximumHeads].AttributeClass!)}]";
            problems.Add(Problem.Create(
                Descriptors.TooLarge, 1 + layers.Length + MaximumHeads, null, title, $"{Literals.Count(ends.Length)} heads", Literals.Count(MaximumHeads)));
        }

        for (int i = 0; i < ends.Length && ends.Length > 1; i++)
        {
            bool isNamed = AttributeReader.IsOutput(ends[i]) || ends[i].NamedArguments.Any(a => a.Key == "Name" && a.Value.Value is string);
            if (!isNamed)
            {
                problems.Add(Problem.Create(
                    Descriptors.HeadWithoutName, 1 + layers.Length + i, null, $"[{AttributeReader.KindOf(ends[i].AttributeClass!)}]", type.Name));
            }
        }
    }

    /// <summary>
    /// Partial properties that only lack a body. C# reports others than plain instance properties with a getter, as they lack an implementation.
    /// </summary>
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
