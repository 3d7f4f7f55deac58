using System.Globalization;
using System.Reflection;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>The package, packed once for all tests, with a version of its own, into a feed that is a temporary folder.</summary>
public sealed class PackedPackage : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("netgen-package-").FullName;

    public PackedPackage()
    {
        Version = string.Create(CultureInfo.InvariantCulture, $"0.2.0-test.{DateTime.UtcNow:yyyyMMddHHmmss}.{Environment.ProcessId}");
        string configuration = typeof(PackedPackage).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

        // What is built already, so that nothing changes under the tests that run beside these.
        Pack("Runtime");
        Pack("Templates");
        File = Path.Combine(Feed, $"NetGen.{Version}.nupkg");
        Symbols = Path.Combine(Feed, $"NetGen.{Version}.snupkg");
        Templates = Path.Combine(Feed, $"NetGen.Templates.{Version}.nupkg");
        string[] packed = [File, Symbols, Templates];
        Assert.Equal(packed.Order(StringComparer.Ordinal), Directory.GetFiles(Feed).Order(StringComparer.Ordinal));

        void Pack(string project) => Command.Run(
            ProcessRunner.DotNet, RepositoryRoot.Directory, packages: null, "pack", project, "--no-build", "-c", configuration, "-o", Feed, $"-p:PackageVersion={Version}",
            $"-p:NuspecOutputPath={Path.Combine(folder, "nuspec", project)}").Clean();
    }

    /// <summary>The version of this run.</summary>
    public string Version { get; }

    /// <summary>The folder with the package, a NuGet source.</summary>
    public string Feed => Path.Combine(folder, "feed");

    /// <summary>The package.</summary>
    public string File { get; }

    /// <summary>The package of its symbols.</summary>
    public string Symbols { get; }

    /// <summary>The package of templates.</summary>
    public string Templates { get; }

    /// <summary>A cache of NuGet's that has nothing in it but what these tests restore.</summary>
    internal string Cache => Path.Combine(folder, "cache");

    public void Dispose()
    {
        CompilerServer.End();
        Directory.Delete(folder, recursive: true);
    }
}
