using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Runs generators over sources, and loads what comes out.</summary>
/// <param name="generators">The generators; they have no state.</param>
public sealed class GeneratorRunner(params IIncrementalGenerator[] generators)
{
    private readonly ConcurrentDictionary<string, Lazy<GeneratedAssembly>> assemblies = new(StringComparer.Ordinal);

    /// <summary>How the sources are compiled.</summary>
    public CompilationSettings Settings { get; init; } = CompilationSettings.Strict;

    /// <summary>MSBuild properties that the compiler shows the generators, by name (<c>RunAnalyzers</c>).</summary>
    public IReadOnlyDictionary<string, string> BuildProperties { get; init; } = new Dictionary<string, string>();

    /// <summary>A driver that has not run.</summary>
    /// <param name="trackSteps">Whether it records why each step ran.</param>
    public GeneratorDriver CreateDriver(bool trackSteps = false) => CSharpGeneratorDriver.Create(
        generators.Select(GeneratorExtensions.AsSourceGenerator),
        additionalTexts: null,
        Settings.GeneratedParseOptions,
        new BuildPropertyOptions(BuildProperties),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    /// <summary>Runs the generators over sources.</summary>
    public GeneratorRun Run(params string[] sources) => Run(TestCompilation.Create(Settings, sources));

    /// <summary>Runs the generators over a compilation.</summary>
    public GeneratorRun Run(CSharpCompilation compilation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var driver = CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new GeneratorRun(driver, (CSharpCompilation)output);
    }

    /// <summary>Runs the generators, compiles and loads; the same sources give the same assembly, so that any number of tests can share it.</summary>
    /// <exception cref="InvalidOperationException">There are warnings or errors; the message lists them.</exception>
    public GeneratedAssembly Load(params string[] sources) =>
        assemblies.GetOrAdd(string.Join('\0', sources), _ => new Lazy<GeneratedAssembly>(() => GeneratedAssembly.Load(Run(sources).CheckedOutput()))).Value;
}
