using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.CodeFixes.Editing;
using NetGen.Generator.Common;

namespace NetGen.Generator.CodeFixes;

/// <summary>Lets a constructor call the generated one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallConstructorFix)), Shared]
public sealed class CallConstructorFix : TextFix
{
    private const string Call = ": this(seed: 0)";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.IncompleteConstructor.Id];

    internal override Proposal? Propose(FixSite site) => site.Node switch
    {
        ConstructorDeclarationSyntax { Initializer: null } constructor => new Proposal($"Write '{Call}'", Edit.Insert(constructor.SyntaxTree, constructor.ParameterList.Span.End, " " + Call)),

        // Arguments for the base class have no other place.
        ConstructorDeclarationSyntax { Initializer: { ArgumentList.Arguments.Count: 0 } initializer } => new Proposal($"Write '{Call}'", Edit.Replace(initializer, Call)),
        _ => null,
    };
}
