using Microsoft.CodeAnalysis;
using NetGen.Generator.Common;
using NetGen.Generator.FrontEnds;
using NetGen.Generator.Planning;

namespace NetGen.Generator;

/// <summary>
/// The problems of a type, at their attribute or argument. The analyzer reports all of them while a user types. The generators also report the errors, because
/// they run where analyzers do not; the compiler then stops before it runs an analyzer, so each error is reported once.
/// </summary>
internal static class TypeProblems
{
    public static IEnumerable<Diagnostic> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        var attributes = type.GetAttributes();
        if (attributes.Any(AttributeReader.IsNetwork))
        {
            return NetworkParser.Parse(type, compilation, cancellation) is { } network
                ? NetworkPlanner.Plan(network.Spec).Problems.Select(p => ProblemLocator.Locate(p, type, network.Attributes, cancellation))
                : [];
        }

        List<Diagnostic> problems = [];
        if (StrayLayers.Of(attributes) is { } stray)
        {
            var place = stray.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation();
            problems.Add(Diagnostic.Create(Descriptors.LayersWithoutNetwork, place, type.Name, StrayLayers.Title(stray)));
        }

        if (attributes.Any(AttributeReader.IsFeatures) && RowParser.Parse(type, compilation, cancellation) is { } row)
        {
            problems.AddRange(row.Spec.Problems.Select(p => ProblemLocator.Locate(p, type, row.Attributes, cancellation)));
        }

        return problems;
    }
}
