using System.Diagnostics;
using System.Globalization;

namespace NetGen.Package.Tests.Infrastructure;

/// <summary>A project outside the repository that references the package and nothing else.</summary>
public sealed class ConsumerProject : IDisposable
{
    private readonly PackedPackage? package;

    /// <summary>Makes the project.</summary>
    /// <param name="package">The package that it references; null for none.</param>
    /// <param name="program">Its source, a file of <c>Programs</c>.</param>
    /// <param name="framework">Its target framework.</param>
    /// <param name="needsPacks">Whether .NET's own packages may be needed; otherwise there is no source but the feed.</param>
    /// <param name="properties">Its other properties, as XML.</param>
    public ConsumerProject(PackedPackage? package, string program, string framework, bool needsPacks = false, string properties = "")
        : this(package, program, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Programs", program)), framework, needsPacks, properties)
    {
    }

    private ConsumerProject(PackedPackage? package, string program, string source, string framework, bool needsPacks, string properties)
    {
        this.package = package;
        Folder = Directory.CreateTempSubdirectory("netgen-consumer-").FullName;
        Write(program, source);
        string reference = package is null ? "" : $"""<ItemGroup><PackageReference Include="NetGen" Version="{package.Version}" /></ItemGroup>""";
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>{(program == "Mistakes.cs" ? "Library" : "Exe")}</OutputType>
                <TargetFramework>{framework}</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              {reference}
            </Project>
            """);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>{(needsPacks ? "" : "<clear />")}{(package is null ? "" : $"""<add key="netgen" value="{package.Feed}" />""")}</packageSources>
              {(needsPacks && Directory.Exists(MachineCache) ? $"""<fallbackPackageFolders><add key="machine" value="{MachineCache}" /></fallbackPackageFolders>""" : "")}
            </configuration>
            """);

        // Nothing that lies above the temporary folder reaches in.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            Write(name, "<Project />");
        }
    }

    /// <summary>A console program for .NET 10 of one file.</summary>
    public static ConsumerProject Of(PackedPackage package, string source) => new(package, "Program.cs", source, "net10.0", needsPacks: false, properties: "");

    /// <summary>The folder of the project.</summary>
    public string Folder { get; }

    // What the machine has of .NET's own packages needs no second download: they are a hundred megabytes.
    internal static string MachineCache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Runs <c>dotnet</c> in the project's folder; with the packages of the machine where the project does not reference NetGen.</summary>
    internal CommandResult DotNet(params string[] arguments) => Command.Run(ProcessRunner.DotNet, Folder, package?.Cache, arguments);

    /// <summary>Publishes for this machine; a warning of whatever tool is a failure.</summary>
    internal string Publish(params string[] properties)
    {
        DotNet(["publish", "-c", "Release", "--use-current-runtime", "-o", Path.Combine(Folder, "published"), "-warnaserror", .. properties]).Clean();
        return Path.Combine(Folder, "published");
    }

    /// <summary>Runs the digits' program, an executable or an assembly, and gives what it prints.</summary>
    internal DigitsResult RunDigits(string path)
    {
        string[] arguments =
        [
            .. path.EndsWith(".dll", StringComparison.Ordinal) ? [path] : Array.Empty<string>(),
            Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"),
            Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture),
        ];
        return DigitsResult.Parse(Command.Run(arguments.Length == 3 ? ProcessRunner.DotNet : path, Folder, null, arguments).Clean());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
