using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.Specs;

namespace NetGen.Generator.FrontEnds;

/// <summary>The size of a network's input from the type of its rows: <c>[Network&lt;TRow&gt;]</c>.</summary>
internal static class NetworkRow
{
    /// <summary>The shape, and the rows if they are typed; no shape if an argument or the type has no value because it does not compile.</summary>
    public static (Shape? Shape, NetworkRowSpec? Row) Read(AttributeData network, Compilation compilation, List<Problem> problems, CancellationToken cancellation)
    {
        if (network.AttributeClass is not { IsGenericType: true } attribute)
        {
            return (AttributeReader.ReadShape(network), null);
        }

        if (attribute.TypeArguments[0].TypeKind == TypeKind.Error)
        {
            return (null, null);
        }

        var row = attribute.TypeArguments[0];
        string name = row.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (row is not INamedTypeSymbol type || !type.GetAttributes().Any(AttributeReader.IsFeatures))
        {
            return NoRow("has no [Features]");
        }

        if (UnsupportedClasses.Surroundings(type) is not null)
        {
            // Generated code could not name it; a problem of the row reports that.
            return (null, null);
        }

        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            // Its encoder already exists.
            return type.GetMembers("FeatureCount").OfType<IFieldSymbol>().FirstOrDefault()?.ConstantValue is int count
                ? (Shape.Vector(count), new NetworkRowSpec(name, row.Name))
                : NoRow("has no encoder: NetGen's generator did not run in the project that compiles it");
        }

        return RowParser.Parse(type, compilation, cancellation) is { Spec: { HasErrors: false } spec }
            ? (Shape.Vector(spec.FeatureCount), new NetworkRowSpec(name, row.Name, HasTargets: spec.HasTargets))
            : (null, new NetworkRowSpec(name, row.Name, HasErrors: true));

        (Shape?, NetworkRowSpec?) NoRow(string reason)
        {
            string title = RowProperty.NameOf(row);
            problems.Add(Problem.Create(Descriptors.NoRow, 0, null, title, row.ToDisplayString(), reason));
            return (Shape.Vector(1), null);
        }
    }
}
