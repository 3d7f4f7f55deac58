using System.Globalization;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Diagnostics as a person reads them in a failed test.</summary>
internal static class DiagnosticLines
{
    private const int Shown = 20;

    public static string Of(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var lines = diagnostics.OrderByDescending(d => d.Severity).Take(Shown).Select(Line);
        return string.Join('\n', diagnostics.Count > Shown ? lines.Append($"… {diagnostics.Count - Shown} more") : lines);
    }

    public static string Line(Diagnostic diagnostic)
    {
        string line = diagnostic.ToString();
        return diagnostic.Location.SourceTree is { } tree
            ? string.Create(CultureInfo.InvariantCulture, $"{line}\n    {tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim()}")
            : line;
    }
}
