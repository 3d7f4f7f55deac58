using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The program of <c>docs/metrics.md</c> compiles without a warning, and hears what it should.</summary>
public class MetricsDocumentTests
{
    [Fact]
    public void A_listener_counts_predictions()
    {
        string block = Assert.Single(DocumentedPrograms.Blocks("docs", "metrics.md"));

        // Other tests may predict meanwhile, and are heard too.
        Assert.True(GeneratedAssembly.Load(DocumentedPrograms.Run(block, program: false).CheckedOutput()).Invoke<int>("Listening", "Run") >= 2);
    }
}
