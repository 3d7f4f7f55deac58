using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>How the sources of a test are compiled. The defaults are the strictest that a user's project may have.</summary>
public sealed record CompilationSettings
{
    /// <summary>The defaults.</summary>
    public static CompilationSettings Strict { get; } = new();

    /// <summary>Name of the assembly.</summary>
    public string AssemblyName { get; init; } = "Networks";

    /// <summary>C# 14, the SDK's.</summary>
    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp14;

    /// <summary>Nullable annotations and warnings are on.</summary>
    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Arithmetic is checked: hashes and random numbers in generated code have to say <c>unchecked</c>.</summary>
    public bool CheckOverflow { get; init; } = true;

    /// <summary>Unsafe blocks are allowed (they are in the other half of the users' projects: both are worth a test).</summary>
    public bool AllowUnsafe { get; init; } = true;

    /// <summary>Warnings of every level are errors.</summary>
    public bool TreatWarningsAsErrors { get; init; } = true;

    /// <summary>Release or debug code.</summary>
    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    /// <summary>Preprocessor symbols, separated by semicolons.</summary>
    public string Symbols { get; init; } = "NET;NET10_0;NET9_0_OR_GREATER;NET10_0_OR_GREATER";

    /// <summary>How the users' sources are parsed.</summary>
    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Parse, SourceCodeKind.Regular, Symbols.Split(';'));

    /// <summary>How generated sources are parsed: broken and missing documentation comments are warnings there, as in a project that ships its documentation.</summary>
    public CSharpParseOptions GeneratedParseOptions => ParseOptions.WithDocumentationMode(GeneratedDocumentation);

    /// <summary>Whether generated documentation is checked.</summary>
    public DocumentationMode GeneratedDocumentation { get; init; } = DocumentationMode.Diagnose;

    /// <summary>How all of it is compiled.</summary>
    public CSharpCompilationOptions CompilationOptions => new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: Optimization,
        checkOverflow: CheckOverflow,
        allowUnsafe: AllowUnsafe,
        generalDiagnosticOption: TreatWarningsAsErrors ? ReportDiagnostic.Error : ReportDiagnostic.Default,
        warningLevel: 9999,
        nullableContextOptions: Nullable);
}
