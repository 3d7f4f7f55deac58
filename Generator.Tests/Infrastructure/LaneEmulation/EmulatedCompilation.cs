using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure.LaneEmulation;

/// <summary>
/// Compiles networks so that <c>Vector&lt;float&gt;</c> has 4, 8 or 16 lanes, whatever the processor has: the generated sources and all of the runtime
/// library are compiled against a plain C# emulation of the vectors.
/// </summary>
/// <remarks>
/// The types of an emulated assembly are not those of <c>NetGen.dll</c>. A test therefore compiles a scenario beside the networks (a static method that
/// takes and gives arrays and numbers) and runs the same source with real and with emulated lanes: <see cref="GeneratedAssembly.Invoke"/>.
/// </remarks>
public static class EmulatedCompilation
{
    private static readonly ConcurrentDictionary<int, Lazy<Runtime>> Runtimes = new();

    // The sources of the library and what its project file adds.
    private static readonly Lazy<CSharpCompilation> Library = new(() => TestCompilation.Create(
        LibrarySettings,
        Files(RepositoryRoot.Path("Runtime")).Append(new SourceFile("Usings.cs", ImplicitUsings))));

    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static CompilationSettings LibrarySettings => CompilationSettings.Strict with { AssemblyName = "NetGen", CheckOverflow = false, TreatWarningsAsErrors = false };

    /// <summary>Loads a compilation with emulated lanes.</summary>
    /// <param name="compilation">Networks and scenarios with their generated sources: <see cref="GeneratorRun.Output"/>.</param>
    /// <param name="lanes">Floats in a vector: 4, 8 or 16.</param>
    /// <exception cref="InvalidOperationException">The sources, or those of the library, use a member of <c>Vector</c> that the emulation lacks; the message names it.</exception>
    public static GeneratedAssembly Load(CSharpCompilation compilation, int lanes)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        if (lanes is not (4 or 8 or 16))
        {
            throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "A vector has 4, 8 or 16 floats.");
        }

        var runtime = Runtimes.GetOrAdd(lanes, count => new Lazy<Runtime>(() => Runtime.Compile(count))).Value;
        var emulated = Emulate(compilation, [EmulatedUsing]).WithReferences([.. TestCompilation.FrameworkReferences(), runtime.Reference]);
        return GeneratedAssembly.Load(emulated, new NetworkContext(runtime.Assembly));
    }

    // Extension methods (x.StoreUnsafe, x.GetElement) come by namespace; the types have been replaced by full name.
    private static SourceFile EmulatedUsing => new("EmulatedUsing.cs", "global using EmulatedLanes;");

    private static CSharpCompilation Emulate(CSharpCompilation compilation, IEnumerable<SourceFile> added)
    {
        var options = CompilationSettings.Strict.ParseOptions;
        return compilation
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(LaneRewriter.Rewrite(compilation).Concat(added).Select(file => TestCompilation.Parse(file, options)))
            .WithOptions(compilation.Options.WithAllowUnsafe(true).WithGeneralDiagnosticOption(ReportDiagnostic.Default));
    }

    private static IEnumerable<SourceFile> Files(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)
        where parts[0] is not ("bin" or "obj")
        select new SourceFile(path, File.ReadAllText(path));

    /// <summary>The library with so many lanes.</summary>
    private sealed record Runtime(Assembly Assembly, MetadataReference Reference)
    {
        public static Runtime Compile(int lanes)
        {
            string count = string.Create(
                CultureInfo.InvariantCulture, $"namespace EmulatedLanes; internal static class LaneCount {{ public const int Bytes = {lanes * sizeof(float)}; }}");
            var vectors = Files(RepositoryRoot.Path("Generator.Tests", "Infrastructure", "LaneEmulation", "EmulatedLanes"));
            byte[] image = GeneratedAssembly.Emit(Emulate(Library.Value, [EmulatedUsing, new("LaneCount.cs", count), .. vectors]));
            return new Runtime(new NetworkContext(null).LoadFromStream(new MemoryStream(image)), MetadataReference.CreateFromImage(image));
        }
    }

    /// <summary>Gives networks the emulated library where they ask for <c>NetGen</c>, not the one that the tests have loaded.</summary>
    private sealed class NetworkContext(Assembly? library) : AssemblyLoadContext("EmulatedLanes", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "NetGen" ? library : null;
    }
}
