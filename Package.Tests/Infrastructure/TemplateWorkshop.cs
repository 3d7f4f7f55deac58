namespace NetGen.Package.Tests.Infrastructure;

/// <summary>A temporary folder in which projects are made from the packed templates, as a user makes them.</summary>
internal sealed class TemplateWorkshop : IDisposable
{
    private readonly PackedPackage package;
    private readonly TemporaryFolder folder = new();

    /// <summary>Installs the templates, for this folder alone.</summary>
    public TemplateWorkshop(PackedPackage package)
    {
        this.package = package;
        Directory.CreateDirectory(Folder);

        // The tests of a template need the packages that this project was restored with.
        Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="netgen" value="{package.Feed}" /></packageSources>
              <fallbackPackageFolders><add key="machine" value="{ConsumerProject.MachineCache}" /></fallbackPackageFolders>
            </configuration>
            """);
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(name, "<Project />");
        }

        New("install", package.Templates);
    }

    /// <summary>Where the projects are made.</summary>
    public string Folder => folder.File("projects");

    /// <summary>Runs <c>dotnet new</c>.</summary>
    public void New(params string[] arguments) => DotNet(["new", .. arguments, "--debug:custom-hive", folder.File("hive")]).Clean();

    /// <summary>Runs <c>dotnet</c> in the folder.</summary>
    public CommandResult DotNet(params string[] arguments) => Command.Run(ProcessRunner.DotNet, Folder, package.Cache, arguments);

    public void Dispose() => folder.Dispose();

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
