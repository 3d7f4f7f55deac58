using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The program of <c>docs/ports.md</c> compiles without a warning, and both of its heads learn.</summary>
public class PortsTests
{
    [Fact]
    public void Both_heads_learn_and_one_is_followed_back()
    {
        string block = Assert.Single(DocumentedPrograms.Blocks("docs", "ports.md"));
        var assembly = GeneratedAssembly.Load(DocumentedPrograms.Run(block, program: false).CheckedOutput());

        var (right, error, slope) = assembly.Invoke<(float Right, float Error, float[] Slope)>("TwoHeads", "Run");

        // Chance gives a quarter of the stones, and a value of 0 is off by 1/3.
        Assert.InRange(right, 0.95f, 1);
        Assert.InRange(error, 0, 0.05f);

        // The value grows with the first clock as it falls with the second, by 1; on average over the rows.
        Assert.InRange(slope[0], 0.8f, 1.2f);
        Assert.InRange(slope[1], -1.2f, -0.8f);
    }
}
