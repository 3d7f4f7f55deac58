using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Parsing;

/// <summary>
/// Finds arguments whose value generated code defines. The compiler sees them when it is done; the generator, which runs before, does not:
/// what it writes would depend on the order of the two.
/// </summary>
internal static class GeneratedConstants
{
    public static void Check(ImmutableArray<AttributeData> attributes, Compilation compilation, List<Problem> problems, CancellationToken cancellation)
    {
        for (int i = 0; i < attributes.Length; i++)
        {
            if (attributes[i].ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList: { } arguments } syntax || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            {
                continue;
            }

            foreach (var argument in arguments.Arguments)
            {
                // Only a name can lead to generated code; most arguments are literals and cost nothing here.
                var names = argument.Expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().ToList();
                if (names.Count == 0 || argument.Expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } })
                {
                    continue;
                }

                var model = compilation.GetSemanticModel(syntax.SyntaxTree);
                if (names.Any(n => model.GetSymbolInfo(n, cancellation).Symbol is IFieldSymbol field && DeclarationRules.IsGenerated(field) && field.ContainingType.TypeKind != TypeKind.Enum))
                {
                    string? name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText ?? Parameter(attributes[i], arguments.Arguments.IndexOf(argument));
                    problems.Add(Problem.Create(Descriptors.GeneratedConstant, i, name, $"[{AttributeReader.KindOf(attributes[i].AttributeClass!)}]", argument.Expression.ToString()));
                }
            }
        }
    }

    /// <summary>The parameter of a positional argument, of a list with its index.</summary>
    private static string? Parameter(AttributeData attribute, int position)
    {
        if (attribute.AttributeConstructor?.Parameters is not { IsEmpty: false } parameters)
        {
            return null;
        }

        int last = parameters.Length - 1;
        return position < last || !parameters[last].IsParams ? parameters[Math.Min(position, last)].Name : $"{parameters[last].Name}[{position - last}]";
    }
}
