using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Common;

namespace NetGen.Generator.FrontEnds;

/// <summary>
/// Finds arguments and types that only generated code defines. The final compilation has them, but the generator, which runs before, does not:
/// its output would depend on the order of the two.
/// </summary>
internal static class GeneratedConstants
{
    public static void Check(ImmutableArray<AttributeData> attributes, Compilation compilation, List<Problem> problems, CancellationToken cancellation)
    {
        for (int i = 0; i < attributes.Length; i++)
        {
            if (attributes[i].ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax syntax || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
            {
                continue;
            }

            string title = $"[{AttributeReader.KindOf(attributes[i].AttributeClass!)}]";
            var arguments = syntax.ArgumentList?.Arguments ?? default;
            foreach (var argument in arguments.Where(a => !IsNameOf(a.Expression) && IsGenerated(a.Expression, compilation, cancellation)))
            {
                string? name = argument.NameEquals?.Name.Identifier.ValueText ?? argument.NameColon?.Name.Identifier.ValueText ?? Parameter(attributes[i], arguments.IndexOf(argument));
                problems.Add(Problem.Create(Descriptors.GeneratedConstant, i, name, title, argument.Expression.ToString()));
            }

            var types = syntax.Name.DescendantNodesAndSelf().OfType<TypeArgumentListSyntax>().FirstOrDefault()?.Arguments ?? default;
            foreach (var type in types.Where(t => IsGenerated(t, compilation, cancellation)))
            {
                problems.Add(Problem.Create(Descriptors.GeneratedConstant, i, null, title, type.ToString()));
            }
        }
    }

    /// <summary>nameof needs no value of the named symbol.</summary>
    private static bool IsNameOf(ExpressionSyntax expression) => expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };

    /// <summary>
    /// Whether an expression or a type names something that only generated code declares. Most arguments are literals, which contain no names and cost nothing
    /// here.
    /// </summary>
    private static bool IsGenerated(ExpressionSyntax expression, Compilation compilation, CancellationToken cancellation)
    {
        List<SimpleNameSyntax> names = [.. expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()];
        if (names.Count == 0)
        {
            return false;
        }

        var model = compilation.GetSemanticModel(expression.SyntaxTree);
        return names.Exists(n => model.GetSymbolInfo(n, cancellation).Symbol switch
        {
            IFieldSymbol field => GeneratorOutput.Declares(field) && field.ContainingType.TypeKind != TypeKind.Enum,
            INamedTypeSymbol type => expression is TypeSyntax && GeneratorOutput.Declares(type),
            _ => false,
        });
    }

    /// <summary>The name of a positional argument's parameter; for a list, with an index.</summary>
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
