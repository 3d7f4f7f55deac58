using System.Diagnostics;
using System.Globalization;

namespace NetGen.Benchmarks.Comparison;

/// <summary>Another .NET program of this repository, where its build puts it.</summary>
/// <param name="project">Its project's folder, relative to that of this project.</param>
/// <param name="configuration">Its build configuration.</param>
/// <param name="assembly">Its assembly's name.</param>
internal sealed class SiblingProgram(string project, string configuration, string assembly)
{
    // This program lies in bin/CONFIGURATION/FRAMEWORK of its project.
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>Its assembly.</summary>
    public string AssemblyPath { get; } = Path.GetFullPath(Path.Combine(Output.FullName, "..", "..", "..", project, "bin", configuration, Output.Name, $"{assembly}.dll"));

    /// <summary>How to start it, in the way in which this program was started: by its own executable or by <c>dotnet</c>.</summary>
    /// <exception cref="ComparisonException">It is not built.</exception>
    public ProcessStartInfo Start(params string[] arguments)
    {
        if (!File.Exists(AssemblyPath))
        {
            throw new ComparisonException($"{AssemblyPath} is not there: dotnet build {Path.Combine("Benchmarks", project)} -c {configuration}");
        }

        string host = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? new(host, [AssemblyPath, .. arguments])
            : new(Path.ChangeExtension(AssemblyPath, Path.GetExtension(host) is { Length: > 0 } extension ? extension : null), arguments);
    }

    /// <summary>How to start it as a peer: <c>serve THREADS</c> and what else it takes, with the allocator and the threads that PyTorch gets too.</summary>
    /// <exception cref="ComparisonException">It is not built.</exception>
    public ProcessStartInfo Serve(int threads, params string[] more)
    {
        var start = Start(["serve", threads.ToString(CultureInfo.InvariantCulture), .. more]);
        PeerEnvironment.Set(start, threads);
        return start;
    }
}
