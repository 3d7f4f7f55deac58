using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;

namespace NetGen.Generator.FrontEnds;

/// <summary>Problems to diagnostics: the attribute or the argument at fault gets the squiggle.</summary>
internal static class ProblemLocator
{
    /// <summary>The diagnostic's property with its problem's remedy.</summary>
    public const string Remedy = nameof(Problem.Remedy);

    public static Diagnostic Locate(Problem problem, INamedTypeSymbol type, ImmutableArray<AttributeData> attributes, CancellationToken cancellation)
    {
        var location = problem.Attribute < 0
            ? TypeLocation(problem, type, cancellation)
            : AttributeLocation(attributes[problem.Attribute], problem.Argument, cancellation);
        var related = problem.Related.Select(index => AttributeLocation(attributes[index], null, cancellation));
        var properties = problem.Remedy is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Remedy, problem.Remedy);
        return Diagnostic.Create(Descriptors.Of(problem.Id), location, related, properties, problem.MessageArguments.ToArray<object>());
    }

    /// <summary>The name of the class, of a containing type, or of a member that the problem is about.</summary>
    private static Location TypeLocation(Problem problem, INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (Member(problem, type)?.Locations.FirstOrDefault(l => l.IsInSource) is { } found)
        {
            return found;
        }

        // The problem may be that of a containing type.
        var symbol = type;
        for (var part = type; part is not null && (problem.Id == Descriptors.NotPartial.Id || problem.Id == Descriptors.Unreachable.Id); part = part.ContainingType)
        {
            if (part.Name == problem.MessageArguments[0])
            {
                symbol = part;
                break;
            }
        }

        return symbol.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.GetLocation() ?? Location.None;
    }

    private static ISymbol? Member(Problem problem, INamedTypeSymbol type)
    {
        if (problem.Id == Descriptors.MemberDeclared.Id)
        {
            return DeclarationRules.ConflictingMembers(type).Concat(RowRules.ConflictingMembers(type))
                .FirstOrDefault(m => m.ContainingType.Name == problem.MessageArguments[0] && DeclarationRules.NameInMessages(m) == problem.MessageArguments[1]);
        }

        if (problem.Id == Descriptors.IncompleteConstructor.Id)
        {
            return DeclarationRules.IncompleteConstructors(type).FirstOrDefault(c => DeclarationRules.NameInMessages(c) == problem.MessageArguments[1]);
        }

        bool isNamed = problem.Id == Descriptors.ViewWithoutLayer.Id || problem.Id == Descriptors.NotEncoded.Id || problem.Id == Descriptors.NoMissing.Id;
        return isNamed ? type.GetMembers(problem.MessageArguments[0]).FirstOrDefault() : null;
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

        // inputShape[1] is the second value of the parameter that takes a list.
        int bracket = argument.IndexOf('[');
        string name = bracket < 0 ? argument : argument.Substring(0, bracket);
        int index = bracket < 0 ? 0 : int.Parse(argument.Substring(bracket + 1, argument.Length - bracket - 2), CultureInfo.InvariantCulture);

        var arguments = syntax.ArgumentList.Arguments;
        int parameter = attribute.AttributeConstructor?.Parameters.Select(p => p.Name).ToList().IndexOf(name) ?? -1;
        var found = arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name || a.NameColon?.Name.Identifier.ValueText == name)
            ?? (parameter >= 0 && parameter + index < arguments.Count && arguments[parameter + index] is { NameEquals: null, NameColon: null } positional ? positional : null);
        return found?.GetLocation() ?? syntax.GetLocation();
    }
}
