using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>Things with spaces or line breaks between them.</summary>
internal static class SpacedText
{
    /// <summary>Takes things out, with the lines that they leave empty, or else with the space on one side.</summary>
    public static IEnumerable<Edit> Remove(SyntaxTree tree, IEnumerable<TextSpan> things)
    {
        var text = tree.GetText();
        var spans = new List<TextSpan>();
        foreach (var thing in things.OrderBy(t => t.Start))
        {
            if (spans.Count > 0 && IsBlank(spans[spans.Count - 1].End, thing.Start))
            {
                spans[spans.Count - 1] = TextSpan.FromBounds(spans[spans.Count - 1].Start, thing.End);
            }
            else
            {
                spans.Add(thing);
            }
        }

        return spans.Select(Remove);

        Edit Remove(TextSpan span)
        {
            TextLine first = text.Lines.GetLineFromPosition(span.Start), last = text.Lines.GetLineFromPosition(span.End);
            bool isAtStart = IsBlank(first.Start, span.Start), isAtEnd = IsBlank(span.End, last.End);
            if (isAtStart && isAtEnd)
            {
                return Edit.Delete(tree, first.Start, last.EndIncludingLineBreak);
            }

            int start = span.Start, end = span.End;
            if (isAtEnd)
            {
                while (char.IsWhiteSpace(text[start - 1]))
                {
                    start--;
                }
            }
            else if (isAtStart || char.IsWhiteSpace(text[start - 1]))
            {
                while (char.IsWhiteSpace(text[end]))
                {
                    end++;
                }
            }

            return Edit.Delete(tree, start, end);
        }

        bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));
    }
}
