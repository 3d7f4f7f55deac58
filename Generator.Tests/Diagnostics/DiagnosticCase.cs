using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A mistake, where it is to be underlined and what is to be said.</summary>
/// <param name="Name">What the mistake is.</param>
/// <param name="Source">A class <c>Net</c> with the mistake, marked; <c>using NetGen;</c> is put before it.</param>
/// <param name="Message">The whole message.</param>
public sealed record DiagnosticCase(string Name, string Source, string Message)
{
    /// <summary>Whether the generator can still write the members, so that code that uses them compiles.</summary>
    public bool KeepsMembers { get; init; } = true;

    /// <summary>The language that the source is compiled as.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    public override string ToString() => Name;
}
