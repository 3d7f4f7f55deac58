namespace NetGen.Runtime.Tests.Data.Infrastructure;

/// <summary>Where the data files are: those of the samples in the repository, MNIST outside of it.</summary>
internal static class TestData
{
    public static string Digits => InRepository("Samples/Digits/digits.csv.gz");

    public static string Iris => InRepository("Samples/Iris/iris.csv");

    /// <summary>The folder with the four files of MNIST, or null: <c>NETGEN_MNIST</c>, or <c>shared/data/mnist</c> beside the repository.</summary>
    public static string? Mnist
    {
        get
        {
            string? named = Environment.GetEnvironmentVariable("NETGEN_MNIST");
            return string.IsNullOrEmpty(named) ? Above("shared/data/mnist", Directory.Exists) : named;
        }
    }

    /// <summary>A file of <c>Runtime.Tests/Data/Tables</c>.</summary>
    public static string Table(string name) => InRepository($"Runtime.Tests/Data/Tables/{name}");

    /// <summary>A file of the repository, by its path from the root.</summary>
    public static string InRepository(string path) =>
        Above(path, File.Exists) ?? throw new FileNotFoundException($"{path} is not in a folder above {AppContext.BaseDirectory}.");

    private static string? Above(string path, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, path);
            if (exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
