using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>Symbols to the specs of rows: types with <c>[Features]</c>.</summary>
internal static class RowParser
{
    /// <summary>
    /// Reads a type with <c>[Features]</c>; null if C# itself, or the network that the type also is, reports an error that prevents any generation.
    /// </summary>
    public static ParsedRow? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var marks = type.GetAttributes();
        var features = marks.FirstOrDefault(AttributeReader.IsFeatures);
        if (features?.ApplicationSyntaxReference is null || marks.Any(AttributeReader.IsNetwork) || type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return null;
        }

        var problems = new List<Problem>();
        RowRules.CheckDeclaration(type, compilation, problems);
        var reader = new RowPropertyReader(type, features, problems);
        List<RowPropertySpec> properties = [];
        foreach (var property in RowRules.Properties(type))
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Read(property) is { } spec)
            {
                properties.Add(spec);
            }
        }

        var attributes = reader.Attributes.ToImmutableArray();
        GeneratedConstants.Check(attributes, compilation, problems, cancellation);
        if (problems.Count == 0 && reader.IsReadable && !properties.Exists(p => p.Role == RowRole.Input))
        {
            problems.Add(Problem.Create(Descriptors.NoFeatures, 0, null, type.Name));
        }

        List<ISymbol> used = [.. reader.Used];
        var reading = problems.Count == 0 && reader.IsReadable ? RowReading.Read(type, properties, used) : null;
        if (problems.Count == 0)
        {
            reader.CheckColumns(reading);
        }

        return new ParsedRow(
            new RowSpec(
                TypeText.Namespace(type),
                TypeText.ContainingTypes(type),
                type.Name,
                TypeText.Declaration(type),
                HintNames.Of(type),
                TypeText.MetadataName(type),
                properties.ToEquatableArray(),
                MarkedTypes.Warnings(type, used).ToEquatableArray(),
                reading,
                reader.IsReadable,
                problems.ToEquatableArray()),
            attributes);
    }
}
