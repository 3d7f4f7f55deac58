namespace NetGen.Package.Tests.Infrastructure;

/// <summary>Where the repository lies on this machine.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetGen.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds NetGen.sln.");
    }
}
