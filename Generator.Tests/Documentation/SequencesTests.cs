using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The program of <c>docs/sequences.md</c> compiles without a warning, and its network learns.</summary>
public sealed class SequencesTests
{
    [Fact]
    public void Waves_are_told_apart()
    {
        string block = Assert.Single(DocumentedPrograms.Blocks("docs", "sequences.md"));
        var program = GeneratedAssembly.Load(DocumentedPrograms.Run(block, program: false).CheckedOutput());

        float right = program.Invoke<float>("Shapes", "Run");

        // A third by chance; what the page's reader would call learnt.
        Assert.True(right > 0.9f, FormattableString.Invariant($"{right}"));
    }
}
