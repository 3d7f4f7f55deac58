using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Documentation;

/// <summary>The programs of <c>docs/own-loops.md</c> compile without a warning, and learn.</summary>
public class OwnLoopsTests
{
    [Fact]
    public void One_step_at_a_time_learns_the_exclusive_or()
    {
        float loss = Load(0).Invoke<float>("OneStepAtATime", "Run");

        // Of a coin's 0.69 little is left where all four rows are learned; a network that misses one of them stays above 0.3.
        Assert.InRange(loss, 0, 0.1f);
    }

    [Fact]
    public void Policy_gradient_learns_by_reward()
    {
        float reward = Load(1).Invoke<float>("PolicyGradient", "Run");

        // Chance gives 1/3.
        Assert.InRange(reward, 0.8f, 1);
    }

    private static GeneratedAssembly Load(int block) =>
        GeneratedAssembly.Load(DocumentedPrograms.Run(DocumentedPrograms.Blocks("docs", "own-loops.md")[block], program: false).CheckedOutput());
}
