using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.CodeFixes.Editing;

/// <summary>Proposals → a changed solution.</summary>
internal static class SolutionEdits
{
    /// <summary>Applies proposals; of two that want to change the same place differently the later waits for the next time.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<Proposal> proposals, CancellationToken cancellation)
    {
        var accepted = new List<Edit>();
        foreach (var proposal in proposals)
        {
            if (!proposal.Edits.Any(edit => accepted.Any(other => Clash(edit, other))))
            {
                accepted.AddRange(proposal.Edits.Except(accepted).ToList());
            }
        }

        foreach (var edits in accepted.GroupBy(e => e.Tree))
        {
            if (solution.GetDocument(edits.Key) is { } document)
            {
                var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                var changes = edits.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.End).Select(e => new TextChange(e.Span, e.Text));
                solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
            }
        }

        return solution;
    }

    private static bool Clash(Edit a, Edit b) =>
        a.Tree == b.Tree && a != b && (a.Span.OverlapsWith(b.Span) || (a.Span.IsEmpty && b.Span.IsEmpty && a.Span.Start == b.Span.Start) || Inside(a, b) || Inside(b, a));

    private static bool Inside(Edit insertion, Edit other) =>
        insertion.Span.IsEmpty && insertion.Span.Start > other.Span.Start && insertion.Span.Start < other.Span.End;
}
