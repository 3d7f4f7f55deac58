using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>Members of a class.</summary>
internal static class MemberText
{
    /// <summary>Takes a member out, with its documentation, and with one of the empty lines around it.</summary>
    public static IReadOnlyList<Edit> Remove(MemberDeclarationSyntax member)
    {
        var text = member.SyntaxTree.GetText();
        var documentation = member.GetLeadingTrivia().FirstOrDefault(t => t.HasStructure && t.GetStructure() is DocumentationCommentTriviaSyntax);
        int start = documentation == default ? member.SpanStart : documentation.FullSpan.Start, end = member.Span.End;
        TextLine first = text.Lines.GetLineFromPosition(start), last = text.Lines.GetLineFromPosition(end);
        if (!IsBlank(first.Start, start) || !IsBlank(end, last.End))
        {
            // Not on lines of its own: only the spaces after it go along.
            while (end < last.End && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return [Edit.Delete(member.SyntaxTree, start, end)];
        }

        int next = last.LineNumber + 1;
        bool isAmongEmptyLines = first.LineNumber > 0 && next < text.Lines.Count && IsEmptyOrBrace(text.Lines[first.LineNumber - 1]) && IsEmptyOrBrace(text.Lines[next]);
        if (isAmongEmptyLines && IsEmpty(text.Lines[next]))
        {
            last = text.Lines[next];
        }
        else if (isAmongEmptyLines && IsEmpty(text.Lines[first.LineNumber - 1]))
        {
            first = text.Lines[first.LineNumber - 1];
        }

        return [Edit.Delete(member.SyntaxTree, first.Start, last.EndIncludingLineBreak)];

        bool IsBlank(int from, int to) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(from, to)));

        bool IsEmpty(TextLine line) => IsBlank(line.Start, line.End);

        bool IsEmptyOrBrace(TextLine line) => IsEmpty(line) || line.ToString().Trim() is "{" or "}";
    }
}
