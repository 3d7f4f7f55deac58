// Copies the XML documentation of an assembly without what its users cannot reach. Arguments: the assembly, its documentation, the file to write.
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

if (args is not [var assembly, var documentation, var result])
{
    Console.Error.WriteLine("expected three arguments: ASSEMBLY DOCUMENTATION RESULT");
    return 2;
}

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
return 0;

static bool IsVisible(ISymbol symbol) =>
    symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
    && (symbol.ContainingType is not { } type || IsVisible(type));
