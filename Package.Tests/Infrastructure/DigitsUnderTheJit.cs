namespace NetGen.Package.Tests.Infrastructure;

/// <summary>The digits' program built and run as the SDK does it unless told otherwise, once for all tests.</summary>
public sealed class DigitsUnderTheJit : IDisposable
{
    private ConsumerProject? project;
    private DigitsResult? result;

    /// <summary>The project, restored and built without a warning, generated files written out.</summary>
    public ConsumerProject Project(PackedPackage package)
    {
        if (project is null)
        {
            project = new ConsumerProject(package, "Digits.cs", "net10.0");
            project.DotNet("build", "-c", "Release", "-warnaserror", "-p:EmitCompilerGeneratedFiles=true").Clean();
        }

        return project;
    }

    public void Dispose() => project?.Dispose();

    /// <summary>What the program printed.</summary>
    internal DigitsResult Result(PackedPackage package) =>
        result ??= Project(package).RunDigits(Path.Combine(Project(package).Folder, "bin", "Release", "net10.0", "Consumer.dll"));
}
