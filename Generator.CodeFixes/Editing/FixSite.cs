using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.FrontEnds;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>A diagnostic and the syntax that it speaks of.</summary>
internal sealed class FixSite(SyntaxNode root, Diagnostic diagnostic)
{
    /// <summary>The outermost node that is underlined.</summary>
    private readonly SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan);

    /// <summary>The text that is underlined.</summary>
    public string Text => root.SyntaxTree.GetText().ToString(diagnostic.Location.SourceSpan);

    public string Id => diagnostic.Id;

    /// <summary>The attribute at fault, or that of the argument at fault.</summary>
    public AttributeSyntax? Attribute => node.FirstAncestorOrSelf<AttributeSyntax>();

    /// <summary>The argument at fault; null where it is the whole attribute.</summary>
    public AttributeArgumentSyntax? Argument => node as AttributeArgumentSyntax;

    /// <summary>The type at fault.</summary>
    public TypeDeclarationSyntax? Type => node as TypeDeclarationSyntax;

    /// <summary>The node that is underlined, for members.</summary>
    public SyntaxNode Node => node;

    /// <summary>What the analyzer says is right, where the fix cannot know.</summary>
    public string? Remedy => diagnostic.Properties.TryGetValue(ProblemLocator.Remedy, out string? remedy) ? remedy : null;

    /// <summary>The other attributes that the analyzer names.</summary>
    public IReadOnlyList<AttributeSyntax> Related { get; } =
        [.. diagnostic.AdditionalLocations.Select(l => l.SourceTree?.GetRoot().FindNode(l.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>()).OfType<AttributeSyntax>()];
}
