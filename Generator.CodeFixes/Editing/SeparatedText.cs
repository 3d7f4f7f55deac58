using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>Lists with commas.</summary>
internal static class SeparatedText
{
    /// <summary>Takes some items out, each with a comma; comments between items stay.</summary>
    public static IEnumerable<Edit> Remove<T>(SeparatedSyntaxList<T> items, params IReadOnlyCollection<T> removed)
        where T : SyntaxNode
    {
        int firstKept = items.IndexOf(i => !removed.Contains(i));
        foreach (var item in removed)
        {
            // What stands before all that is kept goes with the comma behind it, the rest with the comma before it.
            int index = items.IndexOf(item);
            bool isBefore = firstKept < 0 || index < firstKept;
            int comma = isBefore ? index : index - 1;
            if (comma >= items.SeparatorCount)
            {
                yield return Edit.Replace(item, string.Empty);
                continue;
            }

            var separator = items.GetSeparator(comma).Span;
            var together = isBefore ? TextSpan.FromBounds(item.SpanStart, items[index + 1].SpanStart) : TextSpan.FromBounds(separator.Start, item.Span.End);
            if (HasComment(item.SyntaxTree, together, item.Span))
            {
                yield return Edit.Replace(item, string.Empty);
                yield return new Edit(item.SyntaxTree, separator, string.Empty);
            }
            else
            {
                yield return new Edit(item.SyntaxTree, together, string.Empty);
            }
        }
    }

    /// <summary>Whether a span has more than an item in it, a comma and spaces.</summary>
    private static bool HasComment(SyntaxTree tree, TextSpan span, TextSpan item)
    {
        var text = tree.GetText();
        string around = text.ToString(TextSpan.FromBounds(span.Start, item.Start)) + text.ToString(TextSpan.FromBounds(item.End, span.End));
        return around.Any(c => c != ',' && !char.IsWhiteSpace(c));
    }
}
