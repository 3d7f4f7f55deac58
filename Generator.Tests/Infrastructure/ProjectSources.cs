using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>The sources of the repository's own projects, to be compiled in tests.</summary>
public static class ProjectSources
{
    /// <summary>What the project files add to the sources.</summary>
    public const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    /// <summary>The files of a folder of the repository and of those in it, ordered by path, without what a build put there.</summary>
    /// <param name="folder">The parts of its path.</param>
    public static IEnumerable<SourceFile> Files(params string[] folder) =>
        from path in Directory.EnumerateFiles(RepositoryRoot.Path(folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let top = Path.GetRelativePath(RepositoryRoot.Path(folder), path).Split(Path.DirectorySeparatorChar)[0]
        where top is not ("bin" or "obj")
        select new SourceFile(path, File.ReadAllText(path));

    /// <summary>A project of the repository, compiled against the framework and the compiler's own assemblies.</summary>
    /// <param name="project">The name of its folder.</param>
    public static CSharpCompilation Compile(string project)
    {
        var settings = CompilationSettings.Strict with { AssemblyName = project, CheckOverflow = false, TreatWarningsAsErrors = false };
        return TestCompilation.Create(settings, [.. Files(project), new SourceFile("Usings.cs", ImplicitUsings)])
            .WithReferences([.. TestCompilation.FrameworkReferences, .. CompilerAssemblies]);
    }

    private static IEnumerable<MetadataReference> CompilerAssemblies =>
        new[] { typeof(Compilation), typeof(CSharpCompilation) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location));
}
