using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>One source file of a test.</summary>
/// <param name="Path">Its name: diagnostics and <c>.editorconfig</c> sections go by it.</param>
/// <param name="Text">Its text.</param>
public sealed record SourceFile(string Path, string Text);

/// <summary>Compilations of sources in memory, against the running framework and the runtime library.</summary>
public static class TestCompilation
{
    /// <summary>The running framework's assemblies.</summary>
    public static IReadOnlyList<MetadataReference> FrameworkReferences { get; } = FindFramework();

    /// <summary>The running framework's assemblies and <c>NetGen.dll</c>.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
        [.. FrameworkReferences, MetadataReference.CreateFromFile(typeof(NetworkDescription).Assembly.Location)];

    /// <summary>A source that begins with <c>using NetGen;</c>, on its first line so that the line numbers stay.</summary>
    public static string UsingNetGen(string source) => $"using NetGen; {source}";

    /// <summary>Compiles sources, named <c>Test0.cs</c>, <c>Test1.cs</c> …, under the strictest settings.</summary>
    public static CSharpCompilation Create(params string[] sources) => Create(CompilationSettings.Strict, sources);

    /// <summary>Compiles sources, named <c>Test0.cs</c>, <c>Test1.cs</c> ….</summary>
    public static CSharpCompilation Create(CompilationSettings settings, params string[] sources) => Create(settings, NumberedFiles(sources));

    /// <summary>Compiles files.</summary>
    public static CSharpCompilation Create(CompilationSettings settings, IEnumerable<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return CSharpCompilation.Create(settings.AssemblyName, files.Select(f => Parse(f, settings.ParseOptions)), References, settings.CompilationOptions);
    }

    /// <summary>Gives sources the names <c>Test0.cs</c>, <c>Test1.cs</c> ….</summary>
    public static IEnumerable<SourceFile> NumberedFiles(IEnumerable<string> sources) => sources.Select((text, i) => new SourceFile($"Test{i}.cs", text));

    /// <summary>Parses one file.</summary>
    public static SyntaxTree Parse(SourceFile file, CSharpParseOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        return CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), options, file.Path);
    }

    // The list names the assemblies of this test project too.
    private static MetadataReference[] FindFramework()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
