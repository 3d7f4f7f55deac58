using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>Attributes as they are written.</summary>
internal static class AttributeNames
{
    /// <summary>The attribute without suffix, namespace and arguments: <c>Dense</c>.</summary>
    public static string LayerKind(this AttributeSyntax attribute)
    {
        string name = attribute.Name.Unqualified().Identifier.ValueText;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    public static SimpleNameSyntax Unqualified(this NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => (SimpleNameSyntax)name,
    };
}
