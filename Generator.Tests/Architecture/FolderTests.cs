using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Infrastructure.Folders;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>The folders of a project are layers: each names types only of those below it.</summary>
public sealed class FolderTests
{
    [Theory]
    [InlineData("Generator")]
    [InlineData("Runtime")]
    public void No_circle_between_the_folders_of(string project)
    {
        var compilation = ProjectSources.Compile(project);
        var graph = FolderGraph.Of(compilation, RepositoryRoot.Path(project));

        // What does not compile has no symbols, and so no arrows.
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        Assert.NotEmpty(graph.Arrows);
        Assert.True(!graph.Circles.Any(), $"{project}: {graph.DescribeCircles()}");
    }
}
