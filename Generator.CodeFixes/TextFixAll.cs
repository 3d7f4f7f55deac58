using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;

namespace NetGen.Generator.CodeFixes;

/// <summary>Applies a fix to all its diagnostics of a document, a project or a solution in one change.</summary>
internal sealed class TextFixAll : FixAllProvider
{
    public static TextFixAll Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        if (context.CodeFixProvider is not TextFix fix)
        {
            return null;
        }

        var proposals = new List<Proposal>();
        foreach (var diagnostic in await FindAsync(context).ConfigureAwait(false))
        {
            if (diagnostic.Location.SourceTree is { } tree && fix.Propose(new FixSite(await tree.GetRootAsync(context.CancellationToken).ConfigureAwait(false), diagnostic)) is { } proposal)
            {
                proposals.Add(proposal);
            }
        }

        return proposals.Count == 0
            ? null
            : CodeAction.Create($"{proposals[0].Title}, everywhere", cancellation => SolutionEdits.ApplyAsync(context.Solution, proposals, cancellation), context.CodeActionEquivalenceKey);
    }

    private static async Task<IEnumerable<Diagnostic>> FindAsync(FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var projects = context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project];
        var found = new List<Diagnostic>();
        foreach (var project in projects)
        {
            ImmutableArray<Diagnostic> diagnostics = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            found.AddRange(diagnostics);
        }

        return found;
    }
}
