using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>Problems to diagnostics: the attribute or the argument at fault gets the squiggle.</summary>
internal static class ProblemLocator
{
    public static Diagnostic Locate(Problem problem, INamedTypeSymbol type, ParsedNetwork network, CancellationToken cancellation)
    {
        var location = problem.Attribute < 0
            ? TypeLocation(problem, type, cancellation)
            : AttributeLocation(network.Attributes[problem.Attribute], problem.Argument, cancellation);
        return Diagnostic.Create(Descriptors.Of(problem.Id), location, problem.MessageArguments.ToArray<object>());
    }

    /// <summary>The name of the class, of a type around it, or of a member that the problem speaks of.</summary>
    private static Location TypeLocation(Problem problem, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (problem.Id == Descriptors.MemberDeclared.Id || problem.Id == Descriptors.ViewWithoutLayer.Id)
        {
            string name = problem.MessageArguments[problem.Id == Descriptors.MemberDeclared.Id ? 1 : 0];
            var member = type.GetMembers(name).FirstOrDefault(m => !DeclarationRules.IsGenerated(m)) ?? type;
            return member.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
        }

        ISymbol symbol = type;
        for (var part = type; problem.Id == Descriptors.NotPartial.Id && part is not null; part = part.ContainingType)
        {
            if (part.Name == problem.MessageArguments[0])
            {
                symbol = part;
                break;
            }
        }

        return symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.GetLocation() ?? Location.None;
    }

    private static Location AttributeLocation(AttributeData attribute, string? argument, CancellationToken cancellation)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax)
        {
            return Location.None;
        }

        if (argument is null || syntax.ArgumentList is null)
        {
            return syntax.GetLocation();
        }

        var arguments = syntax.ArgumentList.Arguments;
        int position = attribute.AttributeConstructor?.Parameters.Select(p => p.Name).ToList().IndexOf(argument) ?? -1;
        var found = arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == argument || a.NameColon?.Name.Identifier.ValueText == argument)
            ?? (position >= 0 && position < arguments.Count && arguments[position] is { NameEquals: null, NameColon: null } positional ? positional : null);
        return found?.GetLocation() ?? syntax.GetLocation();
    }
}
