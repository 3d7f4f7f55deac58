using Microsoft.CodeAnalysis.CodeFixes;

namespace NetGen.Generator.CodeFixes.Tests;

/// <summary>A fix, and the files before and after it.</summary>
/// <param name="Name">What is fixed.</param>
/// <param name="Fix">The fix.</param>
/// <param name="Id">The diagnostic, of which the files before have one or more: the first is fixed.</param>
/// <param name="Title">What the editor offers.</param>
/// <param name="Before">The files before; <c>using NetGen;</c> is put before the first line of each.</param>
/// <param name="After">The files after.</param>
public sealed record FixCase(string Name, CodeFixProvider Fix, string Id, string Title, string[] Before, string[] After)
{
    public FixCase(string name, CodeFixProvider fix, string id, string title, string before, string after)
        : this(name, fix, id, title, [before], [after])
    {
    }

    /// <summary>Another diagnostic that is there after the fix, for the user to answer.</summary>
    public string? Leaves { get; init; }

    public override string ToString() => Name;
}
