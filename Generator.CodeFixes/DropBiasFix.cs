using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Takes the bias off a layer before a batch normalisation, which has its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DropBiasFix)), Shared]
public sealed class DropBiasFix : TextFix
{
    private const string Title = "Set Bias = false: BatchNorm has its own";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.BiasBeforeBatchNorm.Id];

    internal override Proposal? Propose(FixSite site)
    {
        if (site.Attribute is not { ArgumentList: { Arguments.Count: > 0 } list })
        {
            return null;
        }

        return list.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == "Bias") is { } written
            ? new Proposal(Title, Edit.Replace(written.Expression, "false"))
            : new Proposal(Title, Edit.Insert(list.SyntaxTree, list.Arguments[list.Arguments.Count - 1].Span.End, ", Bias = false"));
    }
}
