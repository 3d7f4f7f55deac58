namespace NetGen.Testing;

/// <summary>Data that tests use where they are there, in folders in or beside the repository.</summary>
public static class SharedData
{
    /// <summary>The folder <c>shared/data/NAME</c> in or beside the repository; null where there is none.</summary>
    /// <param name="name">Its name.</param>
    public static string? Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", name);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
