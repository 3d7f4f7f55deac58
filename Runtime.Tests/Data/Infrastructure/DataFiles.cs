namespace NetGen.Runtime.Tests.Data.Infrastructure;

/// <summary>Where the data files of the repository are.</summary>
internal static class DataFiles
{
    public static string Digits => RepositoryRoot.Path("Samples", "Digits", "digits.csv.gz");

    public static string Iris => RepositoryRoot.Path("Samples", "Iris", "iris.csv");

    /// <summary>A file of <c>Runtime.Tests/Data/Tables</c>.</summary>
    public static string Table(string name) => RepositoryRoot.Path("Runtime.Tests", "Data", "Tables", name);
}
