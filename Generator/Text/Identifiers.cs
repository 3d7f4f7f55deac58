using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Text;

/// <summary>Names in C#.</summary>
internal static class Identifiers
{
    /// <summary>A name in C# syntax: a keyword gets an @.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
