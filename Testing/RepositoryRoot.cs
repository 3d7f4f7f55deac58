using System.Runtime.CompilerServices;

namespace NetGen.Testing;

/// <summary>Where the repository lies on this machine.</summary>
public static class RepositoryRoot
{
    private const string Marker = "NetGen.sln";

    /// <summary>The folder that holds the solution.</summary>
    public static string Directory { get; } =
        Above(AppContext.BaseDirectory)
        ?? Above(System.IO.Path.GetDirectoryName(ThisFile())!)
        ?? throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' or '{ThisFile()}' holds {Marker}.");

    /// <summary>A path inside the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Directory, .. parts]);

    /// <summary>Turns what <see cref="CallerFilePathAttribute"/> gave into a file on this machine.</summary>
    /// <remarks>A build on a server maps the repository to <c>/_/</c> (deterministic source paths), so the name alone does not lead back to the file.</remarks>
    public static string SourceFile(string callerFilePath)
    {
        string path = callerFilePath.StartsWith("/_/", StringComparison.Ordinal) ? Path(callerFilePath[3..]) : callerFilePath;
        return File.Exists(path) ? path : throw new FileNotFoundException($"The source file '{callerFilePath}' is not in the repository at '{Directory}'.", path);
    }

    private static string? Above(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory != null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, Marker)))
            {
                return directory.FullName;
            }
        }

        return null;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
