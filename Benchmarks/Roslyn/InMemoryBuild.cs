using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NetGen.Generated;

namespace NetGen.Benchmarks.Roslyn;

/// <summary>Compilations in memory, against the running framework and NetGen.</summary>
internal static class InMemoryBuild
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);
    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Append(typeof(NetworkDescription).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>A source file.</summary>
    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptions, path);

    /// <summary>A compilation of some files.</summary>
    public static CSharpCompilation Compile(IEnumerable<SyntaxTree> files) => CSharpCompilation.Create("Networks", files, References.Value, Options);

    /// <summary>A generator that has not run.</summary>
    public static GeneratorDriver Driver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: ParseOptions);

    /// <summary>The image of a compilation.</summary>
    /// <exception cref="InvalidOperationException">It has errors; the message lists them.</exception>
    public static byte[] Emit(Compilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException($"The networks do not compile:\n{string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}");
    }

    /// <summary>The network of an image with a <see cref="NetworkSource.Factory"/>; it is unloaded when nobody uses it any more.</summary>
    public static NetworkCore Load(byte[] image)
    {
        using var stream = new MemoryStream(image);
        return new AssemblyLoadContext("Networks", isCollectible: true)
            .LoadFromStream(stream)
            .GetType(NetworkSource.FactoryClass, throwOnError: true)!
            .GetMethod(NetworkSource.FactoryMethod, BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<NetworkCore>>()();
    }
}
