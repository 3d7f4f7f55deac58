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
    // Extension methods (x.StoreUnsafe, x.GetElement) come by namespace; the types have been replaced by full name.
    private static readonly SourceFile EmulatedUsing = new("EmulatedUsing.cs", "global using EmulatedLanes;");

    /// <summary>The library and the emulation, without the number of lanes.</summary>
    private static readonly Lazy<CSharpCompilation> Library = new(() =>
    {
        var settings = CompilationSettings.Strict with { AssemblyName = "NetGen", CheckOverflow = false };
        var library = TestCompilation.Create(settings, [.. ProjectSources.Files("Runtime"), new SourceFile("Usings.cs", ProjectSources.ImplicitUsings)]);
        return Emulate(library, [EmulatedUsing, .. ProjectSources.Files("Generator.Tests", "Infrastructure", "LaneEmulation", "EmulatedLanes")])
            .WithReferences(TestCompilation.FrameworkReferences);
    });

    private static readonly ConcurrentDictionary<int, Lazy<EmulatedLibrary>> Libraries = new();

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

        var library = Libraries.GetOrAdd(lanes, count => new Lazy<EmulatedLibrary>(() => EmulatedLibrary.Compile(count))).Value;
        var emulated = Emulate(compilation, [EmulatedUsing]).WithReferences([.. TestCompilation.FrameworkReferences, library.Reference]);
        return GeneratedAssembly.Load(emulated, new NetworkContext(library.Assembly));
    }

    private static CSharpCompilation Emulate(CSharpCompilation compilation, IEnumerable<SourceFile> added)
    {
        var options = CompilationSettings.Strict.ParseOptions;
        return compilation
            .RemoveAllSyntaxTrees()
            .AddSyntaxTrees(LaneRewriter.Rewrite(compilation).Concat(added).Select(file => TestCompilation.Parse(file, options)))
            .WithOptions(compilation.Options.WithAllowUnsafe(true).WithGeneralDiagnosticOption(ReportDiagnostic.Default));
    }

    /// <summary>The library with so many lanes, loaded once for all networks.</summary>
    private sealed record EmulatedLibrary(Assembly Assembly, MetadataReference Reference)
    {
        public static EmulatedLibrary Compile(int lanes)
        {
            string count = string.Create(
                CultureInfo.InvariantCulture, $"namespace EmulatedLanes; internal static class LaneCount {{ public const int Bytes = {lanes * sizeof(float)}; }}");
            byte[] image = GeneratedAssembly.Emit(
                Library.Value.AddSyntaxTrees(TestCompilation.Parse(new SourceFile("LaneCount.cs", count), CompilationSettings.Strict.ParseOptions)));
            return new EmulatedLibrary(new NetworkContext(null).LoadFromStream(new MemoryStream(image)), MetadataReference.CreateFromImage(image));
        }
    }

    /// <summary>Gives networks the emulated library where they ask for <c>NetGen</c>, not the one that the tests have loaded.</summary>
    private sealed class NetworkContext(Assembly? library) : AssemblyLoadContext("EmulatedLanes", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name == "NetGen" ? library : null;
    }
}
