using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Packing;

/// <summary>The XML documentation of an assembly without what its users cannot reach, which the compiler documents too.</summary>
internal static class PublicDocumentation
{
    /// <summary>Writes it.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="documentation">Its documentation, as the compiler wrote it.</param>
    /// <param name="result">The file to write.</param>
    public static void Write(string assembly, string documentation, string result)
    {
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create("Documentation", references: platform.Append(assembly).Select(path => MetadataReference.CreateFromFile(path)));
        var document = XDocument.Load(documentation, LoadOptions.PreserveWhitespace);
        foreach (var member in document.Descendants("member").ToList())
        {
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId(member.Attribute("name")!.Value, compilation) is not { } symbol || !IsVisible(symbol))
            {
                (member.PreviousNode as XText)?.Remove();
                member.Remove();
            }
        }

        document.Save(result, SaveOptions.DisableFormatting);
    }

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is not { } type || IsVisible(type));
}
