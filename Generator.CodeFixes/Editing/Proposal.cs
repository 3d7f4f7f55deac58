using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>One change of one file.</summary>
internal readonly record struct Edit(SyntaxTree Tree, TextSpan Span, string Text)
{
    public bool IsNothing => Span.IsEmpty && Text.Length == 0;

    public static Edit Insert(SyntaxTree tree, int position, string text) => new(tree, new TextSpan(position, 0), text);

    public static Edit Delete(SyntaxTree tree, int start, int end) => new(tree, TextSpan.FromBounds(start, end), string.Empty);

    public static Edit Replace(SyntaxNodeOrToken old, string text) => new(old.SyntaxTree!, old.Span, text);
}

/// <summary>What a fix would do about one diagnostic.</summary>
internal sealed record Proposal(string Title, IReadOnlyList<Edit> Edits)
{
    public Proposal(string title, params IEnumerable<Edit>[] edits)
        : this(title, edits.SelectMany(e => e).ToList())
    {
    }

    public Proposal(string title, Edit edit)
        : this(title, (IReadOnlyList<Edit>)[edit])
    {
    }
}
