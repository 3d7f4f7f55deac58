using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>What one run of generators gave.</summary>
/// <param name="driver">The driver after the run: what <c>Verify</c> takes.</param>
/// <param name="output">The compilation with the generated sources.</param>
public sealed class GeneratorRun(GeneratorDriver driver, CSharpCompilation output)
{
    private readonly GeneratorDriverRunResult result = driver.GetRunResult();

    /// <summary>The driver after the run: what <c>Verify</c> takes.</summary>
    public GeneratorDriver Driver => driver;

    /// <summary>The compilation with the generated sources.</summary>
    public CSharpCompilation Output => output;

    /// <summary>The generated sources.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources { get; } = [.. driver.GetRunResult().Results.SelectMany(r => r.GeneratedSources)];

    /// <summary>What the generators reported (a crash among it: CS8785) and what the compiler says to their output, warnings and infos included.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. result.Diagnostics, .. output.GetDiagnostics().Where(d => d.Severity != DiagnosticSeverity.Hidden)];

    /// <summary>The text of a generated source.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public string Source(string hintName) => Sources.Where(s => s.HintName == hintName).Select(s => s.SourceText.ToString()).SingleOrDefault()
        ?? throw new ArgumentException($"No source '{hintName}' was generated, only {string.Join(", ", Sources.Select(s => s.HintName))}.", nameof(hintName));

    /// <summary>The compilation, if neither generators nor compiler have a warning or an error.</summary>
    /// <exception cref="InvalidOperationException">They have; the message lists them.</exception>
    public CSharpCompilation CheckedOutput()
    {
        var problems = Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).ToList();
        return problems.Count == 0
            ? output
            : throw new InvalidOperationException($"The sources do not compile cleanly:\n{DiagnosticLines.Of(problems)}");
    }
}
