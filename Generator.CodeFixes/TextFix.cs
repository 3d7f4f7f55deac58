using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;

namespace NetGen.Generator.CodeFixes;

/// <summary>A code fix that changes a few places of the text: comments, line breaks and layout that it does not touch stay as they are.</summary>
public abstract class TextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => TextFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is not null && Propose(new FixSite(root, diagnostic)) is { } proposal)
            {
                var solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(proposal.Title, cancellation => SolutionEdits.ApplyAsync(solution, [proposal], cancellation), equivalenceKey: GetType().Name), diagnostic);
            }
        }
    }

    /// <summary>What to do about a diagnostic; null where this fix does not help.</summary>
    internal abstract Proposal? Propose(FixSite site);
}
