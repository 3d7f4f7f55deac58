using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>Snapshots of what source generators give.</summary>
public static class VerifySourceGenerators
{
    /// <summary>Teaches <see cref="VerifierSettings"/> generator drivers, their results, and diagnostics; call it once, when the assembly is loaded.</summary>
    public static void Initialize()
    {
        VerifierSettings.RegisterFileConverter<GeneratorDriver>(driver => Convert(driver.GetRunResult()));
        VerifierSettings.RegisterFileConverter<GeneratorDriverRunResult>(Convert);
        VerifierSettings.RegisterFileConverter<IEnumerable<Diagnostic>>(diagnostics => new ConversionResult(DiagnosticText.List(diagnostics), []));
    }

    private static ConversionResult Convert(GeneratorDriverRunResult result)
    {
        Exception[] exceptions = [.. result.Results.Select(r => r.Exception).OfType<Exception>()];
        if (exceptions.Length == 1)
        {
            ExceptionDispatchInfo.Throw(exceptions[0]);
        }

        if (exceptions.Length > 1)
        {
            throw new AggregateException(exceptions);
        }

        return new ConversionResult(
            result.Diagnostics.IsEmpty ? null : DiagnosticText.Object(result.Diagnostics),
            [.. result.Results.SelectMany(r => r.GeneratedSources.OrderBy(s => s.HintName, StringComparer.Ordinal)).Select(ToTarget)]);
    }

    private static Target ToTarget(GeneratedSourceResult source) =>
        new("cs", $"//HintName: {source.HintName}\n{source.SourceText}", Path.GetFileNameWithoutExtension(source.HintName));
}
