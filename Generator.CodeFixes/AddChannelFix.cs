using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Gives the input of a network the one channel that its first layer asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddChannelFix)), Shared]
public sealed class AddChannelFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.WrongShape.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Related.Count != 1 || site.Related[0].ArgumentList is not { Arguments.Count: > 0 } sizes)
        {
            return null;
        }

        return new Proposal($"Write [Network({sizes.Arguments}, 1)]", Edit.Insert(sizes.SyntaxTree, sizes.Arguments.Span.End, ", 1"));
    }
}
