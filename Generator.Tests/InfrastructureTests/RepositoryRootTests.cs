using System.Runtime.CompilerServices;

namespace NetGen.Generator.Tests.InfrastructureTests;

public class RepositoryRootTests
{
    [Fact]
    public void The_root_holds_the_solution_and_the_runtime()
    {
        Assert.True(File.Exists(RepositoryRoot.Path("NetGen.sln")));
        Assert.True(File.Exists(RepositoryRoot.Path("Runtime", "NetGen.csproj")));
    }

    [Fact]
    public void A_mapped_source_path_leads_back_to_the_file() =>
        Assert.Equal(
            RepositoryRoot.SourceFile(ThisFile()),
            RepositoryRoot.SourceFile("/_/Generator.Tests/InfrastructureTests/RepositoryRootTests.cs"));

    [Fact]
    public void A_source_path_of_nowhere_is_refused() =>
        Assert.Throws<FileNotFoundException>(() => RepositoryRoot.SourceFile("/_/Generator.Tests/Nowhere.cs"));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
